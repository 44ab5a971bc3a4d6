/**
 * Every quota and bound, in one place. Bytes and characters as AWS counts them; the source is
 * the AWS documentation unless said.
 */
export const limits = {
  /** Request body of a control-plane call, bytes. AWS: 1 MB for states; IAM policies are far smaller. */
  requestBytes: 1_048_576,
  /** A state machine's definition, characters. */
  definitionCharacters: 1_048_576,
  /** Request body of PutLogEvents: a full batch with every character escaped. Ours. */
  logRequestBytes: 8_388_608,
  /** An OpenAPI document in YAML, characters: its parser needs seconds for more. JSON may have `requestBytes`. Ours. */
  yamlCharacters: 262_144,
  /** Request bodies of CreateFunction and UpdateFunctionCode, and of Invoke, bytes (413 above, recorded). */
  functionCodeRequestBytes: 70_167_211,
  /** Requests that are larger than this are few at a time. Ours. */
  largeRequestBytes: 8_388_608,
  largeRequestsUnderWay: 4,
  invokeRequestBytes: 6_291_556,
  /** An invocation's answer, bytes, with Lambda's six and a bit MB; and its error. The second is ours. */
  functionAnswerBytes: 6_291_556,
  functionErrorBytes: 1_048_576,
  /** Processes of functions in all, and of one function; how long one stays without work, milliseconds. Ours. */
  functionProcesses: 32,
  functionProcessesEach: 20,
  functionIdleMs: 300_000,
  /** Invocations that wait for a process, in all, and how long, milliseconds, before they are throttled. Ours. */
  functionInvocationsWaiting: 1_000,
  functionWaitMs: 900_000,
  /** What a process may write in a second before it waits, what is kept of an invocation's log, and a line of it. Ours. */
  functionOutputBytesPerSecond: 8_388_608,
  functionLogBytes: 4_194_304,
  functionLogLineBytes: 262_144,
  /** The end of the log that Invoke tells. */
  functionLogTailBytes: 4_096,
  /** Unpacked zips that are kept although nothing uses them. Ours. */
  functionCodesKept: 50,
  /** Files of a folder of functions that are looked at for changes. Ours. */
  functionFolderFiles: 2_000,
  /** A function's zip, what is in it, and its files; the last is ours. Bytes. */
  functionZipBytes: 52_428_800,
  functionUnzippedBytes: 262_144_000,
  functionFiles: 50_000,
  /** Pieces in which the store keeps zips, bytes before base64. Ours. */
  functionCodeChunkBytes: 786_432,
  functionNameCharacters: 64,
  functionTimeoutSeconds: 900,
  functionMemoryMib: 10_240,
  functionEnvironmentBytes: 4_096,
  /** A function's resource policy, bytes. */
  functionPolicyBytes: 20_480,
  /** Aliases of one function. Ours. */
  aliasesPerFunction: 1_000,
  /** The X-Amz-Client-Context header, characters of base64. */
  clientContextCharacters: 3_583,
  /** How long the credentials of a function's process are good. Ours. */
  functionSessionMs: 43_200_000,
  functionsPerPage: 50,
  /** What a function is called with: by somebody who waits for its answer, and by an Event. Bytes. */
  invokePayloadBytes: 6_291_456,
  invokeEventBytes: 1_048_576,
  /** Function runs that an account may have at a time, and those of them that no function may reserve. */
  functionConcurrency: 1_000,
  functionConcurrencyUnreserved: 100,
  /** Events: how often an error is tried again and how long after it, how long one waits in all, milliseconds. */
  functionEventRetryMs: [60_000, 120_000],
  functionEventAgeMs: 21_600_000,
  /** After an attempt that did not reach the function: the first pause, which doubles, and the longest. */
  functionEventPauseMs: 1_000,
  functionEventPauseMsMax: 300_000,
  /** Events under way at a time. Ours. */
  functionEventsUnderWay: 32,
  /** Fields of a form body or query string. Ours. */
  formFields: 10_000,
  /** Derived signing keys kept: one for each key, day, region and service. Ours. */
  signingKeys: 1_000,
  /** ARNs of state machines that are kept taken apart. */
  rememberedArns: 1_024,
  /** Request body of a gateway call, bytes (413 above). */
  gatewayRequestBytes: 10_485_760,
  /** Request line and headers of a gateway call together, bytes. */
  gatewayHeadersBytes: 10_240,
  /** Schemas looked at while one body is validated, so that self-references end. Ours. */
  schemaSteps: 100_000,
  /** Clients, and their methods, whose use of plans is counted. Ours. */
  gatewayUsageEntries: 10_000,
  /** Compiled deployments kept in memory. Ours. */
  gatewayDeployments: 1_000,
  /** URL and headers of any request, bytes (431 above); the gateway answers 414 long before. Ours. */
  headersBytes: 65_536,
  /** Input, output and state data of an execution, bytes of UTF-8. */
  stateDataBytes: 262_144,
  /** Nesting of state data, which a loop may deepen state by state. Ours. */
  stateDataDepth: 1_000,
  stateMachineNameCharacters: 80,
  stateNameCharacters: 80,
  traceHeaderCharacters: 256,
  variableNameCharacters: 80,
  /** All variables that an execution holds, bytes. */
  variablesBytes: 10_485_760,
  /** How deep Parallel and Map may stand inside each other. Ours: AWS has the rule, but does not say how deep. */
  workflowDepth: 40,
  /** A JSONata expression: milliseconds, nesting of evaluations, items of a list and characters of a text on the way.
   * AWS lets lists of 873,782 items and texts of 2^22 characters pass, and stops at the next more it was measured with. */
  jsonataMs: 1_000,
  jsonataItems: 873_782,
  /** Levels that an evaluation may nest, bytes of a value on the way, and items that `$range` makes. Measured on AWS. */
  jsonataLevels: 100,
  jsonataMemoryBytes: 10_485_760,
  jsonataRangeItems: 360_145,
  /** Characters that one `$pad` may add, whatever it has before. Measured on AWS. */
  jsonataPadCharacters: 262_144,
  /** What one expression may take of the main thread before it is begun anew in a thread of its own. Ours. */
  jsonataInlineMs: 10,
  jsonataInlineBytes: 1_048_576,
  jsonataInlineItems: 10_000,
  /** Threads for what is heavier, their heaps, and when one is ended whose step does not come to an end. Ours. */
  jsonataThreads: 2,
  jsonataThreadHeapMb: 256,
  jsonataThreadMs: 3_000,
  /** Compiled expressions kept in memory, by count and by the characters of their texts. Ours. */
  jsonataCached: 2_000,
  jsonataCachedCharacters: 8_388_608,
  causeCharacters: 32_768,
  /** Events in a Standard execution's history; the last of them is the ExecutionFailed event. */
  historyEvents: 25_000,
  /** A turn ends and goes on in the next one at whichever bound it meets first. Ours. */
  turnEvents: 1_000,
  turnHistoryBytes: 1_048_576,
  /** Parts hold larger values by reference. Ours. */
  partValueBytes: 8_192,
  /** A page of any list, bytes, beside its count. Ours. */
  pageBytes: 5_242_880,
  pageItems: 1_000,
  pageItemsDefault: 100,
  /** Nesting of any JSON that a user sends. Ours. */
  jsonDepth: 500,
  /** Values that one JSONPath may visit, filters included, and how deep its filters and calls nest. Ours. */
  jsonPathSteps: 1_000_000,
  jsonPathDepth: 50,
  /** Steps written in one path. Ours. */
  jsonPathLength: 1_000,
  /** A regular expression written by a user, characters. Ours. */
  regexCharacters: 4_096,
  /** How long a used execution name stays used after the execution closed, days. */
  executionNameDays: 90,
  /** How long a closed execution stays redrivable, days. */
  redriveDays: 14,
  /** A wait longer than this is a runtime failure, seconds. */
  waitSeconds: 2_147_483_647,
  /** Standard executions end after a year, seconds. */
  executionSeconds: 31_536_000,
  tagsPerResource: 50,
  /** Arrivals that wait for one execution before callers are throttled. Ours. */
  arrivalsPerMailbox: 10_000,
  /** Turns under way that no client waits for. Each holds up to `turnHistoryBytes`. Ours. */
  backgroundTurns: 64,
  /** Snapshots of open executions kept in memory, by count and by the bytes of their texts. Ours. */
  snapshotCacheEntries: 4_096,
  snapshotCacheBytes: 33_554_432,
  /** Parsed definitions kept in memory, by count and by the characters of their texts. Ours. */
  machineCacheEntries: 1_000,
  machineCacheCharacters: 33_554_432,
  /** Timers kept in memory of those due soon, and due ones under way at a time. Ours. */
  timersNear: 10_000,
  timersUnderWay: 256,
  /** How long TestState lets a state run. */
  testStateSeconds: 300,
  /** How long an Express execution may run, and how many run at a time. The second is ours. */
  expressSeconds: 300,
  expressUnderWay: 10_000,
  /** Children that a Map Run has open at a time, Standard and Express; and those that one commit starts. Ours is the last. */
  mapRunChildren: 10_000,
  mapRunExpressChildren: 1_000,
  /** What a run of any concurrency has (measured on AWS). */
  mapRunConcurrency: 2_147_483_647,
  mapRunBatch: 100,
  mapRunBatchBytes: 524_288,
  /** A result file of a Map Run, bytes. AWS: 5 GB. */
  resultFileBytes: 5_368_709_120,
  /** AWS: how often a Map Run may be redriven. */
  mapRunRedrives: 1_000,
  /** One item of a file, and a whole file of which a JSON pointer reaches a part, characters. Ours. */
  itemCharacters: 8_388_608,
  pointedFileCharacters: 67_108_864,
  /** Of a Parquet file: the footer and one group of rows, bytes; and how much of a group is decoded at once. Ours are the last two. */
  parquetFooterBytes: 5_242_880,
  parquetGroupBytes: 268_435_456,
  parquetSliceBytes: 4_194_304,
  parquetSliceRows: 16_384,
  /** The thread that decodes Parquet: its memory, how long a slice may take it, and how long it stays unused. Ours. */
  parquetThreadHeapMb: 1_024,
  parquetThreadMs: 30_000,
  parquetThreadIdleMs: 10_000,
  /** Names of the columns of a CSV file, bytes. */
  csvHeaderBytes: 10_240,
  /** A manifest that names files, characters. Ours. */
  manifestCharacters: 67_108_864,
  /** Of an account in a region: state machines, activities, and Standard executions that are open. */
  stateMachines: 100_000,
  activities: 100_000,
  openExecutions: 1_000_000,
  /** Map Runs of an account in a region that are open; further ones wait for their turn. */
  openMapRuns: 1_000,
  versionsPerMachine: 1_000,
  aliasesPerMachine: 100,
  /** Workers that wait for one activity's tasks at a time. */
  pollersPerActivity: 1_000,
  /** Task attempts that integrations run at a time, and those that wait in memory for their turn. Ours. */
  tasksUnderWay: 256,
  tasksWaiting: 10_000,
  apiResources: 300,
  apiStages: 10,
  templateCharacters: 307_200,
  templateForeachIterations: 1_000,
  /** Steps of one template evaluation, so that nested loops end. Ours. */
  templateSteps: 1_000_000,
  /** Nesting of blocks, expressions, macros and evaluated texts in a template. Ours. */
  templateDepth: 100,
  /** Output of one template, characters. Ours. */
  templateOutputCharacters: 10_485_760,
  integrationTimeoutMsDefault: 29_000,
  /** One PutLogEvents: events, and bytes of their messages with an overhead for each. */
  logBatchEvents: 10_000,
  logBatchBytes: 1_048_576,
  logEventOverheadBytes: 26,
  /** How old, and how far in the future, a log event may be, and how far apart those of one batch, milliseconds. */
  logEventAgeMs: 1_209_600_000,
  logEventAheadMs: 7_200_000,
  logBatchSpanMs: 86_400_000,
  /** A payload in an execution's log, bytes of its escaped text. */
  loggedDataBytes: 253_952,
  /** A page of log events: their count, and the bytes of their messages. */
  logPageEvents: 10_000,
  logPageBytes: 1_048_576,
  /** Events that one FilterLogEvents looks at before it answers with what it has found. Ours. */
  logEventsSearched: 20_000,
  logGroupsPerPage: 50,
  /** Log events that wait in memory to be written in the background, by count and bytes; more are dropped. Ours. */
  logEventsWaiting: 100_000,
  logBytesWaiting: 33_554_432,
  /** Rows that one cleaning write removes, and one cleaning in all. Ours. */
  logSweepRows: 500,
  logSweepRowsMax: 10_000,
  /** Documents, and characters of them, that are kept parsed in memory. Ours. */
  documentsCached: 20_000,
  documentsCachedCharacters: 67_108_864,
  /** What V8 keeps in each of the store's threads for new objects, MiB. Ours. */
  storeThreadYoungMb: 12,
  /** Writes and bytes (about) that one flush covers. Ours. */
  groupWrites: 512,
  groupBytes: 4_194_304,
  /** Writes that wait for a group before further ones are refused. Ours. */
  waitingWrites: 100_000,
  /** Pages of the database that are given back to the file system at once; so many stay free at least. Ours. */
  compactPages: 256,
  /** How long closed executions are kept unless said, days. AWS: 90. */
  retentionDays: 90,
  /** Rows that one write of the cleaning removes, and executions that one look at the table reads. Ours. */
  retentionSweepRows: 500,
  retentionSweepExecutions: 200,
  /** Bytes of the write-ahead log after which it is copied, begun anew if that costs little, and at any cost. Ours. */
  walCheckpointBytes: 16_777_216,
  walRestartBytes: 134_217_728,
  walBytesMax: 536_870_912,
  /** What the check of each call's permissions keeps in memory, entries. Ours. */
  accessKeysCached: 10_000,
  accountsCached: 100,
  principalsCached: 1_000,
  accessDecisionsCached: 10_000,
  policiesParsedCached: 2_000,
  /** Sessions of the console: how many, how long one may rest, and how long it lasts at most, milliseconds. Ours. */
  consoleSessions: 1_000,
  consoleSessionIdleMs: 43_200_000,
  consoleSessionMs: 604_800_000,
  /** Sign-ins that one address may try in a window, for one account and user or key, and for all; addresses kept. Ours. */
  signInWindowMs: 300_000,
  signInAttempts: 10,
  signInsPerSource: 100,
  signInSources: 10_000,
  /** Streams of changes that consoles have open, executions that one message names, and messages kept for those that come back. Ours. */
  consoleStreams: 200,
  changesPerMessage: 1_000,
  changeMessagesKept: 50,
  /** Bytes that wait for a slow reader of changes before it is told to look anew instead. Ours. */
  changeBytesWaiting: 262_144,
  /** Executions of one machine and status that the console counts: of more it says that there are more. Ours. */
  executionsCounted: 10_000,
  /** Body of a sign-in, bytes. Ours. */
  signInBytes: 16_384,
  /** Characters without white space of the policies within a user, group and role, and of a managed policy. */
  userPolicyCharacters: 2_048,
  groupPolicyCharacters: 5_120,
  rolePolicyCharacters: 10_240,
  managedPolicyCharacters: 6_144,
  trustPolicyCharacters: 2_048,
  sessionPolicyCharacters: 2_048,
  policyVersions: 5,
  policiesPerEntity: 10,
  accessKeysPerUser: 2,
  groupsPerUser: 10,
} as const
