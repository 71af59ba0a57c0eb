/** Any message examined: layers, coverage, verdict. */

export { examine } from './examine.js'
export { examineLimits } from './limits.js'
export {
  layerTypes,
  type AddressHolder,
  type ExamineContext,
  type KnownKey,
  type Layer,
  type LayerType,
  type Leaf,
  type MessageReport,
  type Node,
  type Opening,
  type OpenState,
  type ShownField,
} from './model.js'
