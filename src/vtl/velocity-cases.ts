/**
 * Templates and what Apache Velocity 1.7 itself makes of them, as rendered by the library; undefined where it refuses
 * the template. `velocityBody` is the body of the request they see.
 */
export const velocityCases: readonly (readonly [template: string, output: string | undefined])[] = [
  ['$foo', '$foo'],
  ['$!foo', ''],
  ['$input.path("$").zzz', '$input.path("$").zzz'],
  ['[$input.path("$").n]', '[$input.path("$").n]'],
  ['[$!input.path("$").n]', '[]'],
  ['[$input.path("$.x")]', '[$input.path("$.x")]'],
  ["$input.path('$').m", '{x=1, y=2}'],
  ["$input.path('$').list", '[{foo=bar}]'],
  ['#set($s="")#if($s)T#{else}F#end', 'T'],
  ['#set($s=0)#if($s)T#{else}F#end', 'T'],
  ['#set($s=[])#if($s)T#{else}F#end', 'T'],
  ['#set($s={})#if($s)T#{else}F#end', 'T'],
  ...['""', '"abc"', "'abc'", '1', '1.5', '[1]', '{"a":1}', '[1..2]', '(1 + 1)', '"$input.body"', '("abc")'].map(
    (written) => [`#if(${written})T#{else}F#end#set($x = !${written})$x`, 'Ftrue'] as const,
  ),
  ['#set($x = true && "b")$x#set($x = false || 1)$x#set($x = true || 1)$x', 'falsefalsetrue'],
  ["#if($input.path('$').zzz)T#{else}F#end", 'F'],
  ['#if($nope)T#{else}F#end', 'F'],
  ['#if($nope == "")T#{else}F#end', 'F'],
  ['#if($nope == $null)T#{else}F#end', 'T'],
  ['#set($m={})$m.put("a","b")', '$m.put("a","b")'],
  ['#set($m={})$!m.put("a","b")|$m', '|{a=b}'],
  ['#set($s="a\\\\\'b")$s|$s.replaceAll("\\\\\'","\'")', "a\\\\'b|a\\'b"],
  ['#set($s="a:b:c")$s.split(":")[1] $s.split(":").get(2) $s.split(":").size()', 'b c 3'],
  ['#set($s="abc")#if($s.contains("b"))Y#{else}N#end', 'Y'],
  ['#set($s="")#if($s.isEmpty())Y#{else}N#end', 'Y'],
  ['#set($s="")#if($s.empty)Y#{else}N#end', 'Y'],
  ['#set($s="abc")$s.length()', '3'],
  ['#foreach($e in $input.path("$").m.entrySet())$e.key=$e.value#if($foreach.hasNext),#end#end', 'x=1,y=2'],
  ['#foreach($v in $input.path("$").m)$v #end', '1 2 '],
  ['#foreach($v in $input.path("$").m.values())$v #end', '1 2 '],
  ['#foreach($a in [1,2])#foreach($b in [1])$foreach.parent.index#end#end', '01'],
  ['#foreach($a in [1,2,3])#if($foreach.first)F#end#if($foreach.last)L#end#end', 'FL'],
  ['#foreach($a in [5,6])$velocityCount#end', '12'],
  ['#foreach($a in [1,2,3])#if($a==2)#break#end$a#end', '1'],
  ['#set($x=7/2)$x #set($y=7%2)$y #set($z=1+2*3)$z #set($w=7.0/2)$w', '3173.5'],
  ['#set($a="x"+"y")$a', 'xy'],
  ['#set($a="x"+1)$a', 'x1'],
  ['#if(1=="1")T#{else}F#end', 'T'],
  ['a#stop b', 'a'],
  ['#set($l=[])#set($ok=$l.add("a"))$ok $l', 'true [a]'],
  ['#set($l=[])$l.add("a")|$l', 'true|[a]'],
  ['#set($x=1)#evaluate("1$x")', '11'],
  ['#set($a=1)$a', '1'],
  ['#set( $a = 1 )\n$a\n', '1\n'],
  ['{\n#set($a=1)\n  "a": $a,\n#if($a==1)\n  "b": 2\n#end\n}', '{\n  "a": 1,\n  "b": 2\n}'],
  ['\\$foo \\\\$foo #set($foo=1)\\$foo \\\\$foo', '\\$foo \\\\$foo$foo \\1'],
  ['$5 and $ {x} and #abc', '$5 and $ {x} and #abc'],
  ['#if (1==1 && !$nope)T#end', 'T'],
  ['#if("$!nope" != "")T#{else}F#end', 'F'],
  ['#macro(m $a)[$a]#end#m("z")', '[z]'],
  ['#define($d)hi $x#end#set($x=1)$d', 'hi 1'],
  ['${foo|"def"}', undefined],
  ['#[[ $foo #if ]]#', ' $foo #if '],
  ["$input.path('$').m['x'] $input.path('$').list[0].foo $input.path('$').list.get(0).get('foo')", '1 bar bar'],
  ['#set($context.responseOverride.status=444)$context.responseOverride.status', '444'],
  ['#set($context.requestOverride.header[\'a-b\']="v")$context.requestOverride.header', '{a-b=v}'],
  ["$input.params('x-y')|$input.params().header.get('Content-Type')", '|application/json'],
  ['#set($I=0)$I.parseInt("5")', '5'],
  ['#set($s="a")$s.class.name', 'java.lang.String'],
  ['#set($x=null)$x', undefined],
  ["#set($v=$input.path('$').n)#if($v)T#{else}F#end|$v", 'F|$v'],
  ['#set($v="old")#set($v=$input.path(\'$\').n)$v', 'old'],
  ['#set($s=\'$x "q"\')$s', '$x "q"'],
  ['"$util.escapeJavaScript("it\'s a/b")"', '"it\\\'s a\\/b"'],
  [
    "#set($inputRoot=$input.path('$'))$inputRoot.toString()",
    "{a=1, list=[{foo=bar}], s=it's, n=null, t=true, m={x=1, y=2}, empty=[]}",
  ],
  [
    "#set($inputRoot = $input.path('$'))\n#if($input.path('$.x').toString().equals(\"FAILED\"))\n#set($context.responseOverride.status = 500)\nF\n#else\nOK\n#end",
    'OK\n',
  ],
]

export const velocityBody = '{"a":1,"list":[{"foo":"bar"}],"s":"it\'s","n":null,"t":true,"m":{"x":1,"y":2},"empty":[]}'

/** The constructs of the templates that forward a whole request to a workflow. */
export const forwardingTemplate = `## forwards the request as the input of a workflow
#set($text = '')
#set($wanted = [])
#set($all = $input.params())
{
    "arn": "arn:x",

    #set($text = "$text,~~body~~: $input.body")

    #if ($all)
        #set($text = "$text, ~~header~~:{")
        #set($first = true)
        #foreach($name in $all.header.keySet())
            #if($wanted.isEmpty() || $wanted.contains($name.toLowerCase()))
                #if(!$first)
                    #set($text = "$text,")
                #end
                #set($text = "$text ~~$name~~: ~~$util.escapeJavaScript($all.header.get($name))~~")
                #set($first = false)
            #end
        #end
        #set($text = "$text }")

    #end
    #set($more = "")
    #if($more && !$more.empty)
        #set($text = "$text,")
    #end

    #set($text = "$text}")
    #set($text = $text.replaceAll("~~",'"'))
    #set($last = $text.length() - 1)
    "input": "{$util.escapeJavaScript($text.substring(1,$last)).replaceAll("\\\\'","'")}"
}
`

/** What Velocity 1.7 makes of it for the body `{"a":1}` and one header. */
export const forwardingOutput = `{
    "arn": "arn:x",

    
                                                            
        
        "input": "{\\"body\\": {\\"a\\":1}, \\"header\\":{ \\"Content-Type\\": \\"application\\\\\\/json\\" }}"
}
`
