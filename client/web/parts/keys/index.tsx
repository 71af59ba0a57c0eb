/** Where the dialog of the keys appears, over any page: loaded when it is first needed. */

import { lazy, Suspense } from 'react'
import { useKeysRequest } from '../../state/keys.js'

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.js')).KeysDialog }))

export function KeysDialogPlace() {
  const request = useKeysRequest()
  if (!request) return null
  return (
    <Suspense fallback={null}>
      <KeysDialog key={request.kind} request={request} />
    </Suspense>
  )
}
