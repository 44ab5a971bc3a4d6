/** Made by tools/generate-task-shapes.ts. */
import type { ServiceShapes } from '../shapes.ts'

export const table = JSON.parse(String.raw`{"operations":{"AssumeRole":0,"AssumeRoleWithSAML":10,"AssumeRoleWithWebIdentity":11,"AssumeRoot":13,"DecodeAuthorizationMessage":14,"GetAccessKeyInfo":15,"GetCallerIdentity":16,"GetDelegatedAccessToken":17,"GetFederationToken":18,"GetSessionToken":20,"GetWebIdentityToken":21},
"shapes":[
{"is":"structure","members":{"Credentials":1,"AssumedRoleUser":5,"PackedPolicySize":8,"SourceIdentity":9}},
{"is":"structure","members":{"AccessKeyId":2,"SecretAccessKey":3,"SessionToken":3,"Expiration":4},"required":["AccessKeyId","SecretAccessKey","SessionToken","Expiration"]},
{"is":"text","least":16,"most":128},
{"is":"text"},
{"is":"timestamp"},
{"is":"structure","members":{"AssumedRoleId":6,"Arn":7},"required":["AssumedRoleId","Arn"]},
{"is":"text","least":2,"most":193},
{"is":"text","least":20,"most":2048},
{"is":"number","least":0},
{"is":"text","least":2,"most":64},
{"is":"structure","members":{"Credentials":1,"AssumedRoleUser":5,"PackedPolicySize":8,"Subject":3,"SubjectType":3,"Issuer":3,"Audience":3,"NameQualifier":3,"SourceIdentity":9}},
{"is":"structure","members":{"Credentials":1,"SubjectFromWebIdentityToken":12,"AssumedRoleUser":5,"PackedPolicySize":8,"Provider":3,"Audience":3,"SourceIdentity":9}},
{"is":"text","least":6,"most":255},
{"is":"structure","members":{"Credentials":1,"SourceIdentity":9}},
{"is":"structure","members":{"DecodedMessage":3}},
{"is":"structure","members":{"Account":3}},
{"is":"structure","members":{"UserId":3,"Account":3,"Arn":7}},
{"is":"structure","members":{"Credentials":1,"PackedPolicySize":8,"AssumedPrincipal":7}},
{"is":"structure","members":{"Credentials":1,"FederatedUser":19,"PackedPolicySize":8}},
{"is":"structure","members":{"FederatedUserId":6,"Arn":7},"required":["FederatedUserId","Arn"]},
{"is":"structure","members":{"Credentials":1}},
{"is":"structure","members":{"WebIdentityToken":3,"Expiration":4}}
]}`) as ServiceShapes
