import type { DescribeMapRunOutput } from '@aws-sdk/client-sfn'

/** How many children run at a time, 0 for any number: DescribeMapRun tells the largest integer for it. */
export function concurrencyOf({ maxConcurrency = 0 }: DescribeMapRunOutput): number {
  return maxConcurrency === 2_147_483_647 ? 0 : maxConcurrency
}
