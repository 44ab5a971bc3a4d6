/** Mapping templates to begin with. */

/** Starts this machine with the request's body as its input. */
export const startTemplate = (stateMachineArn: string): string => `{
  "stateMachineArn": "${stateMachineArn}",
  "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"
}`

/** The machine is the stage's: each stage may start another. */
export const stageVariableTemplate = startTemplate("$stageVariables.get('stateMachineArn')")

/** Everything that the request brought, as one JSON document. */
export const passthroughTemplate = `#set($all = $input.params())
{
  "body": $input.json('$'),
  "params": {
#foreach($kind in $all.keySet())
#set($params = $all.get($kind))
    "$kind": {
#foreach($name in $params.keySet())
      "$name": "$util.escapeJavaScript($params.get($name))"#if($foreach.hasNext),#end

#end
    }#if($foreach.hasNext),#end

#end
  },
  "stage": "$context.stage",
  "method": "$context.httpMethod",
  "path": "$context.resourcePath"
}`

/** What a MOCK needs to answer. */
export const mockTemplate = '{"statusCode": 200}'

/** The answer as it came. */
export const answerTemplate = `$input.json('$')`
