import type { JsonObject } from '../base/index.ts'

/** What API Gateway makes of a template: `output`, or a failure when that is undefined. */
export interface GatewayCase {
  readonly title: string
  readonly template: string
  readonly body?: string
  readonly context?: JsonObject
  readonly output: string | undefined
}

const formatting = (template: string, body: string, output: string): GatewayCase => ({
  title: `${template} of ${body}`,
  template: `#set($result = $input.path("$.json"))${template}`,
  body: `{"json":${body}}`,
  output,
})

const emptiness =
  '#set($result = $input.path("$.x")){"body": $result, "nested": $result.nested, ' +
  '"isNull": #if( $result == $null )"true"#else"false"#end, "isEmpty": #if( $result == "" )"true"#else"false"#end}'

const empty = '{"body": , "nested": , "isNull": "true", "isEmpty": "true"}'

/** Recorded on AWS. */
export const recordedCases: readonly GatewayCase[] = [
  formatting('$result', '{"foo":"bar"}', '{foo=bar}'),
  formatting('$result', '[{"foo":"bar"}]', '[{"foo":"bar"}]'),
  formatting('$result.nested', '{"nested":{"foo":"bar"}}', '{foo=bar}'),
  formatting('$result.nested', '{"nested":[{"foo":"bar"}]}', '[{"foo":"bar"}]'),
  formatting('$result[0]', '[{"foo":"bar"}]', '{foo=bar}'),
  formatting('$result[0]', '[[{"foo":"bar"}]]', '[{"foo":"bar"}]'),
  formatting('$result', '{"foo":[{"nested":"bar"}]}', '{foo=[{"nested":"bar"}]}'),
  formatting('$result', '{"bigger":"dict","to":"test","with":"separators"}', '{bigger=dict, to=test, with=separators}'),
  formatting('$result.toString()', '{"list":[{"foo":"bar"}]}', '{list=[{"foo":"bar"}]}'),
  { title: 'a missing value of an empty body', template: emptiness, body: '', output: empty },
  { title: 'a null value', template: emptiness, body: '{"x":null}', output: empty },
  {
    title: 'an empty list',
    template: emptiness,
    body: '{"x":[]}',
    output: '{"body": [], "nested": , "isNull": "false", "isEmpty": "false"}',
  },
  { title: 'a body that is no JSON, as path', template: '"$input.path(\'$\')"', body: 'a=b', output: '"a=b"' },
  { title: 'a body that is a JSON text', template: '"$input.path(\'$\')"', body: '"a=b"', output: '"a=b"' },
  { title: 'a body that is no JSON, as json', template: "$input.json('$')", body: 'a=b', output: '"a=b"' },
  { title: 'a JSON text, as json', template: "$input.json('$')", body: '"a=b"', output: '"a=b"' },
  { title: 'an empty object', template: '"$input.path(\'$\')"', body: '{}', output: '"{}"' },
  { title: 'an empty object, as json', template: "$input.json('$')", body: '{}', output: '{}' },
  { title: 'an empty body, as json', template: "$input.json('$')", body: '', output: '{}' },
  { title: 'an empty body', template: '$input.body$input.body.x', body: '', output: '{}' },
  { title: 'a broken object', template: "$input.path('$')", body: '{a', output: undefined },
  { title: 'a broken list', template: "$input.path('$')", body: '[a', output: undefined },
  { title: 'a brace inside a text', template: "$input.path('$')", body: 'null{', output: 'null{' },
  { title: 'a blank is a plus', template: "$util.urlEncode('a b&c')", output: 'a+b%26c' },
  {
    title: 'the names of $context',
    template: '#foreach($key in $context.keySet())$key=$context.get($key);#end',
    context: { apiId: 'a1', stage: 'dev', httpMethod: 'POST', resourceId: 'r1', identity: { sourceIp: '127.0.0.1' } },
    output: 'resourceId=r1;httpMethod=POST;requestOverride=;stage=dev;identity=;responseOverride=;apiId=a1;',
  },
  {
    title: 'the names of $context.identity',
    template: '#foreach($key in $context.identity.keySet())$key=$context.identity.get($key);#end',
    context: { identity: { sourceIp: '127.0.0.1', userAgent: 'curl' } },
    output:
      'cognitoIdentityPoolId=;accountId=;cognitoIdentityId=;caller=;sourceIp=127.0.0.1;principalOrgId=;accessKey=;' +
      'cognitoAuthenticationType=;cognitoAuthenticationProvider=;userArn=;userAgent=curl;user=;',
  },
  {
    title: 'the names of the overrides and of no authorizer',
    template:
      '$context.requestOverride.keySet() $context.responseOverride.keySet()#foreach($key in $context.authorizer.keySet())x#end',
    output: '[path, header, querystring] [header]',
  },
]

/** From AWS's documentation and reports of users, and what follows from them. */
export const describedCases: readonly GatewayCase[] = [
  { title: 'what has no value prints nothing', template: '[$nope][$!nope][${nope.x}][$nope.y()]', output: '[][][][]' },
  { title: 'a missing value, as json', template: "$input.json('$.x')", body: '{}', output: '""' },
  { title: 'json of a part', template: "$input.json('$.a')", body: '{"a": [1, {"b": "c"}]}', output: '[1,{"b":"c"}]' },
  {
    title: 'the whole body keeps its numbers and order',
    template: "$input.json('$')",
    body: '{ "b": 1.0, "9": "x  y", "1": 12345678901234567890 }',
    output: '{"b":1.0,"9":"x  y","1":12345678901234567890}',
  },
  {
    title: 'numbers print as Java has them',
    template:
      "$input.path('$.a') $input.path('$.b') $input.path('$.c') $input.path('$.d') $input.path('$') $input.path('$.a.value')",
    body: '{"a":1.0,"b":12345678901234567890,"c":1e3,"d":[2.50,3.0]}',
    output: '1.0 12345678901234567890 1000.0 [2.5,3.0] {a=1.0, b=12345678901234567890, c=1000.0, d=[2.5,3.0]} ',
  },
  {
    title: 'and in the json',
    template: "$input.json('$.a') $input.json('$.d') $input.json('$.d[*]') $util.parseJson('[1.0]')",
    body: '{"a":1.0,"d":[2.0,12345678901234567890]}',
    output: '1.0 [2.0,12345678901234567890] [2,12345678901234567168] [1.0]',
  },
  {
    title: 'a Double is counted with',
    template: "#set($x = $input.path('$.a') / 2)$x #if($input.path('$.a') == 3)T#end",
    body: '{"a":3.0}',
    output: '1.5 T',
  },
  {
    title: 'what #set changes is in the json',
    template: "#set($body = $input.path('$'))#set($body.url = \"x/$body.id\")#set($body.l = [1])$input.json('$')",
    body: '{"id":7}',
    output: '{"id":7,"url":"x/7","l":[1]}',
  },
  { title: 'an apostrophe is escaped', template: '$util.escapeJavaScript("it\'s é/")', output: "it\\'s \\u00E9\\/" },
  { title: 'base64', template: "$util.base64Encode('é?') $util.base64Decode('w6k/')", output: 'w6k/ é?' },
  { title: 'urlDecode', template: "$util.urlDecode('a+b%26%C3%A9')", output: 'a b&é' },
  { title: 'parseJson', template: '#set($j = $util.parseJson(\'{"a":[1]}\'))$j.a[0] $j.a', output: '1 [1]' },
  { title: 'a sum with what has no value', template: "#set($x = 'a' + $nope)$x", output: 'a' },
  { title: '#set to null empties', template: "#set($x = 1)#set($x = $input.path('$.no'))[$x]", output: '[]' },
  {
    title: 'methods of a variable without a value are those of an empty text',
    template:
      "#set($x = $input.path('$.no'))#if($x.length() != 0)A#end#if($x.isEmpty())B#end#if($x.contains('a'))C#end",
    output: 'B',
  },
  { title: 'a list of the template prints as in Java', template: "#set($l = ['a', 1])$l", output: '[a, 1]' },
  {
    title: 'an array of an array',
    template: "$input.path('$.a[*].b')",
    body: '{"a":[{"b":1},{"b":"x"}]}',
    output: '[1,"x"]',
  },
  { title: 'an index past the end', template: "[$input.path('$.a[3]')]", body: '{"a":[]}', output: '[]' },
  { title: 'an exception of Java ends the template', template: '#set($l = [1])$l.get(5)', output: undefined },
  { title: 'reflection is closed', template: "#set($s = '')[$s.class.forName('java.lang.Runtime')]", output: '[]' },
  {
    title: 'prototypes are out of reach',
    template: '[$input.constructor$util.toString$context.constructor$context.identity.hasOwnProperty]',
    output: '[]',
  },
  {
    title: 'a call without quotes, as in the tutorial, is text',
    template: '[$stageVariables.get(arn:aws:states:x)]',
    output: '[(arn:aws:states:x)]',
  },
  { title: 'a bad path', template: "$input.path('$[')", output: undefined },
]
