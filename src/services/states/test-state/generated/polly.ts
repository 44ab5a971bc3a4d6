/** Made by tools/generate-task-shapes.ts. */
import type { ServiceShapes } from '../shapes.ts'

export const table = JSON.parse(String.raw`{"operations":{"DeleteLexicon":0,"DescribeVoices":1,"GetLexicon":8,"GetSpeechSynthesisTask":13,"ListLexicons":17,"ListSpeechSynthesisTasks":20,"PutLexicon":22,"StartSpeechSynthesisTask":23,"SynthesizeSpeech":24},
"shapes":[
{"is":"structure","members":{}},
{"is":"structure","members":{"Voices":2,"NextToken":7}},
{"is":"list","of":3},
{"is":"structure","members":{"Gender":4,"Id":4,"LanguageCode":4,"LanguageName":4,"Name":4,"AdditionalLanguageCodes":5,"SupportedEngines":6}},
{"is":"text"},
{"is":"list","of":4},
{"is":"list","of":4},
{"is":"text","least":0,"most":4096},
{"is":"structure","members":{"Lexicon":9,"LexiconAttributes":10}},
{"is":"structure","members":{"Content":4,"Name":4}},
{"is":"structure","members":{"Alphabet":4,"LanguageCode":4,"LastModified":11,"LexiconArn":4,"LexemesCount":12,"Size":12}},
{"is":"timestamp"},
{"is":"number"},
{"is":"structure","members":{"SynthesisTask":14}},
{"is":"structure","members":{"Engine":4,"TaskId":4,"TaskStatus":4,"TaskStatusReason":4,"OutputUri":4,"CreationTime":11,"RequestCharacters":12,"SnsTopicArn":4,"LexiconNames":15,"OutputFormat":4,"SampleRate":4,"SpeechMarkTypes":16,"TextType":4,"VoiceId":4,"LanguageCode":4}},
{"is":"list","of":4,"most":5},
{"is":"list","of":4,"most":4},
{"is":"structure","members":{"Lexicons":18,"NextToken":7}},
{"is":"list","of":19},
{"is":"structure","members":{"Name":4,"Attributes":10}},
{"is":"structure","members":{"NextToken":7,"SynthesisTasks":21}},
{"is":"list","of":14},
{"is":"structure","members":{}},
{"is":"structure","members":{"SynthesisTask":14}},
{"is":"structure","members":{"AudioStream":25,"ContentType":4,"RequestCharacters":12}},
{"is":"blob"}
]}`) as ServiceShapes
