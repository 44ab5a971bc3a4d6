import { check, type Step } from '../scenario.ts'

const data = 'a,b\n1,"x ""y"", z"\n,,,\n2\n'

const reading = (config: object, mapItemReaderData: string, seen: string, results = '[0,0]'): Step => ({
  call: 'TestState',
  with: {
    definition: JSON.stringify({
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: config,
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
      End: true,
    }),
    mock: { result: results },
    stateConfiguration: { mapItemReaderData },
    inspectionLevel: 'DEBUG',
  },
  gives: {
    status: 'SUCCEEDED',
    output: results,
    inspectionData: {
      input: '{}',
      afterInputPath: '{}',
      afterItemSelector: seen,
      afterResultSelector: results,
      afterResultPath: results,
      maxConcurrency: 0,
    },
  },
})

const csv = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }
check('what an ItemReader would have read', [
  reading({ InputType: 'JSON' }, '[1, 2]', '[{"v":1}, {"v":2}]'),
  reading({ InputType: 'JSON', MaxItems: 1 }, '[1, 2]', '[{"v":1}]', '[0]'),
  reading({ InputType: 'JSON' }, '{"a":1,"b":2}', '[{"v":1}, {"v":2}]'),
  reading({ InputType: 'JSONL' }, '{"a":1}\n2\n', '[{"v":{"a":1}}, {"v":2}]'),
  reading(csv, data, '[{"v":{"a":"1","b":"x \\"y\\", z"}}, {"v":{"a":"","b":""}}, {"v":{"a":"2","b":""}}]', '[0,0,0]'),
  reading(
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['h'], CSVDelimiter: 'PIPE' },
    'x|y\r\nz',
    '[{"v":{"h":"x"}}, {"v":{"h":"z"}}]',
  ),
  reading({ InputType: 'PARQUET' }, '[{"a":1},{"a":null}]', '[{"v":{"a":1}}, {"v":{"a":null}}]'),
  reading({ InputType: 'MANIFEST' }, '[{"Key":"k"}]', '[{"v":{"Key":"k"}}]', '[0]'),
  reading({ ManifestType: 'S3_INVENTORY' }, '[{"Key":"k"}]', '[{"v":{"Key":"k"}}]', '[0]'),
  reading({ ManifestType: 'ATHENA_DATA', InputType: 'JSONL' }, '{"a":1}\n2\n', '[{"v":{"a":1}}, {"v":2}]'),
  {
    call: 'TestState',
    with: reading(csv, 'a,a\n1,2', '').with ?? {},
    fails: ['ValidationException', 'CSV headers cannot contain duplicates.'],
  },
  {
    call: 'TestState',
    with: { ...reading({ InputType: 'JSON' }, '', '').with, stateConfiguration: {} },
    fails: [
      'ValidationException',
      'ItemReader data must be specified when testing a Map state with ItemReader specified.',
    ],
  },
])
