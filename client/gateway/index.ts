/** What a user asks of his gateway over HTTPS, with the certificate of his identity folder. */

export { askGateway, askJson, type GatewayQuestion } from './ask.js'
