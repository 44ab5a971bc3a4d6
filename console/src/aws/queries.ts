import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryKey,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { callAws, type OperationInput, type OperationName, type OperationOutput } from './call.ts'
import type { ServiceName } from './clients.ts'
import { useRegion } from './region.ts'

interface QueryOptions {
  /** False: does not ask (yet), as when its input is still unknown. */
  readonly enabled?: boolean
  /** Asks again this often, in milliseconds; for what no event tells of. */
  readonly pollMs?: number | false
  /** Shows the last answer while another input's is under way. */
  readonly keepPrevious?: boolean
  /** The answer never changes (a definition of an execution, say). */
  readonly immutable?: boolean
}

/** An operation's answer, kept under [service, operation, input, region] and shared between those who ask the same. */
export function useAwsQuery<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
  input: OperationInput<S, O>,
  options: QueryOptions = {},
): UseQueryResult<OperationOutput<S, O>> {
  const region = useRegion()
  return useQuery<OperationOutput<S, O>>({
    queryKey: [service, operation, input, region],
    queryFn: ({ signal }) => callAws(service, operation, input, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.pollMs ?? false,
    ...(options.keepPrevious === true && { placeholderData: keepPreviousData }),
    ...(options.immutable === true && { staleTime: Infinity }),
  } as UseQueryOptions<OperationOutput<S, O>>)
}

/** What an operation that lists has given so far, and how to get more. */
export interface AwsList<T> {
  readonly items: readonly T[]
  readonly isLoading: boolean
  readonly isFetching: boolean
  readonly error: unknown
  /** True if there is more than `items`. */
  readonly hasMore: boolean
  readonly loadMore: () => void
  readonly refetch: () => void
}

interface ListOptions<S extends ServiceName, O extends OperationName<S>, T> extends Omit<QueryOptions, 'immutable'> {
  readonly itemsOf: (page: OperationOutput<S, O>) => readonly T[] | undefined
  /** The names of the token in the input and in the answer: { in: 'nextToken', out: 'nextToken' } unless told. */
  readonly token?: { readonly in: string; readonly out: string }
}

/** A listing operation, page after page. */
export function useAwsList<S extends ServiceName, O extends OperationName<S>, T>(
  service: S,
  operation: O,
  input: OperationInput<S, O>,
  options: ListOptions<S, O, T>,
): AwsList<T> {
  const region = useRegion()
  const token = options.token ?? { in: 'nextToken', out: 'nextToken' }
  const query = useInfiniteQuery<
    OperationOutput<S, O>,
    Error,
    InfiniteData<OperationOutput<S, O>>,
    QueryKey,
    string | undefined
  >({
    queryKey: [service, operation, input, region, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      callAws(service, operation, { ...(input as object), [token.in]: pageParam } as OperationInput<S, O>, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as Record<string, unknown>)[token.out] as string | undefined,
    enabled: options.enabled ?? true,
    refetchInterval: options.pollMs ?? false,
    ...(options.keepPrevious === true && { placeholderData: keepPreviousData }),
  })
  const { fetchNextPage, refetch } = query
  return {
    items: query.data?.pages.flatMap((page) => options.itemsOf(page) ?? []) ?? [],
    isLoading: query.isLoading,
    isFetching: query.isFetching,
    error: query.error,
    hasMore: query.hasNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    refetch: useCallback(() => void refetch(), [refetch]),
  }
}

/** Calls an operation on demand; on success the service's kept answers are asked for again. */
export function useAwsMutation<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
): UseMutationResult<OperationOutput<S, O>, Error, OperationInput<S, O>> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: OperationInput<S, O>) => callAws(service, operation, input),
    onSuccess: () => queries.invalidateQueries({ queryKey: [service] }),
  })
}
