/** The machine of the pictures: an order that is checked, charged and reserved at the same time, and handed to a carrier. */
const lambda = 'arn:aws:states:::lambda:invoke'

const invoke = (functionName: string, rest: object): object => ({
  Type: 'Task',
  Resource: lambda,
  Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...rest,
})

/** A task that waits until somebody sends its token back. */
const ask = (functionName: string, rest: object): object => ({
  Type: 'Task',
  Resource: `${lambda}.waitForTaskToken`,
  Arguments: {
    FunctionName: functionName,
    Payload: { token: '{% $states.context.Task.Token %}', order: '{% $states.input %}' },
  },
  ...rest,
})

const payment = {
  StartAt: 'Charge card',
  States: {
    'Charge card': invoke('charge-card', {
      Retry: [{ ErrorEquals: ['GatewayBusy'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }],
      Next: 'Record payment',
    }),
    'Record payment': { Type: 'Pass', Assign: { paymentId: '{% $states.input.paymentId %}' }, End: true },
  },
}

const reservation = {
  StartAt: 'Reserve each item',
  States: {
    'Reserve each item': {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      MaxConcurrency: 4,
      ItemProcessor: {
        StartAt: 'Reserve stock',
        States: {
          'Reserve stock': invoke('reserve-stock', {
            Catch: [{ ErrorEquals: ['OutOfStock'], Output: '{% $states.input %}', Next: 'Back-order' }],
            Next: 'Stock reserved',
          }),
          'Stock reserved': { Type: 'Pass', End: true },
          'Back-order': ask('ask-supplier', { End: true }),
        },
      },
      End: true,
    },
  },
}

export const fulfilOrder = {
  Comment: 'Fulfil an order',
  QueryLanguage: 'JSONata',
  StartAt: 'Validate order',
  States: {
    'Validate order': invoke('validate-order', {
      Assign: { orderId: '{% $states.result.Payload.orderId %}', total: '{% $states.result.Payload.total %}' },
      Catch: [{ ErrorEquals: ['OrderInvalid'], Next: 'Reject order' }],
      Next: 'Order total?',
    }),
    'Order total?': {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.total > 500 %}', Next: 'Manual review' },
        { Condition: '{% $states.input.total <= 0 %}', Next: 'Reject order' },
      ],
      Default: 'Charge and reserve',
    },
    'Manual review': ask('ask-reviewer', { Output: '{% $states.input %}', Next: 'Charge and reserve' }),
    'Charge and reserve': {
      Type: 'Parallel',
      Branches: [payment, reservation],
      Output: { orderId: '{% $orderId %}', items: '{% $states.result[1] %}' },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      Next: 'Wait for carrier',
    },
    'Wait for carrier': { Type: 'Wait', Seconds: 1, Next: 'Carrier ready?' },
    'Carrier ready?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $exists($states.input.orderId) %}', Next: 'Notify customer' }],
      Default: 'Wait for carrier',
    },
    'Notify customer': {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:notify-customer',
        Input: { orderId: '{% $orderId %}' },
      },
      Output: { orderId: '{% $orderId %}', notified: true },
      Next: 'Order fulfilled',
    },
    Refund: invoke('refund', { Next: 'Reject order' }),
    'Reject order': { Type: 'Fail', Error: 'OrderRejected', Cause: 'The order could not be charged or is not valid.' },
    'Order fulfilled': { Type: 'Succeed' },
  },
}

/** The code of the functions that it calls, by name. */
export const functions: Readonly<Record<string, string>> = {
  'validate-order': `class OrderInvalid extends Error { name = 'OrderInvalid' }
export const handler = async (order) => {
  console.log('validating', order.orderId)
  if (!(order.items?.length > 0)) throw new OrderInvalid('an order needs at least one item')
  return order
}`,
  'charge-card': `class GatewayBusy extends Error { name = 'GatewayBusy' }
class CardDeclined extends Error { name = 'CardDeclined' }
let calls = 0
export const handler = async ({ orderId, total, card }) => {
  console.log('charging', orderId, total)
  if (card === 'declined') throw new CardDeclined('the bank said no')
  if (card === 'busy' && calls++ === 0) throw new GatewayBusy('the gateway is busy, try again')
  return { paymentId: 'pay-' + orderId, total }
}`,
  'reserve-stock': `class OutOfStock extends Error { name = 'OutOfStock' }
export const handler = async ({ sku, qty }) => {
  if (sku === 'DSK-40') throw new OutOfStock('no ' + sku + ' left')
  console.log('reserved', qty, sku)
  return { sku, qty, shelf: 'A-' + sku.slice(-2) }
}`,
  'ask-supplier': `export const handler = async ({ order }) => console.log('asked the supplier for', order.sku)`,
  'ask-reviewer': `export const handler = async ({ order }) => console.log('review asked for', order.orderId)`,
  refund: `export const handler = async () => ({ refunded: true })`,
}

const order = (orderId: string, total: number, skus: readonly string[], card = 'visa'): object => ({
  orderId,
  customer: { id: 'C-881', email: 'customer-881@example.com' },
  total,
  currency: 'EUR',
  card,
  items: skus.map((sku, index) => ({ sku, qty: index === 0 ? 2 : 1 })),
})

/** Executions, by name, in the order they are started: the last one waits for a supplier. */
export const orders: Readonly<Record<string, object>> = {
  'order-7f3a91b8': order('ORD-20411', 89.9, ['LMP-01', 'CHR-17']),
  'order-7f3a91b9': order('ORD-20412', 240, ['CHR-17']),
  'order-7f3a91ba': order('ORD-20413', 19.5, []),
  'order-7f3a91bb': order('ORD-20414', 410, ['LMP-01', 'TBL-03'], 'declined'),
  'order-7f3a91bc': order('ORD-20415', 35, ['LMP-01']),
  'order-7f3a91bd': order('ORD-20416', 128, ['CHR-17', 'LMP-01', 'TBL-03'], 'busy'),
  'order-7f3a91c0': order('ORD-20417', 960, ['TBL-03']),
  'order-7f3a91c2': order('ORD-20418', 742.5, ['LMP-01', 'CHR-17', 'TBL-03', 'DSK-40', 'LMP-02', 'SHF-09']),
}
