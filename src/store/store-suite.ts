import { describe } from 'node:test'
import { commandSuite } from './suite/command-suite.ts'
import { documentSuite } from './suite/document-suite.ts'
import { lawSuite } from './suite/law-suite.ts'
import { orderSuite } from './suite/order-suite.ts'
import { scanSuite } from './suite/scan-suite.ts'
import type { StoreUnderTest } from './suite/store-under-test.ts'

/** Everything that `contract.ts` promises and that one process can see, for whichever store. */
export function runStoreSuite(name: string, under: StoreUnderTest): void {
  describe(name, () => {
    commandSuite(under)
    orderSuite(under)
    scanSuite(under)
    documentSuite(under)
    lawSuite(under)
  })
}
