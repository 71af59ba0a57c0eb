/** The page's worker: our pure rooms on what stands in for Node. Its first import makes Buffer known. */

import '../platform/global.js'
import { serve } from './serve.js'

serve()
