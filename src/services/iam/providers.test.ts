import { check, testAccount } from './scenario.ts'

const oidcArn = `arn:aws:iam::${testAccount}:oidc-provider/token.actions.githubusercontent.com`
const url = 'https://token.actions.githubusercontent.com'
const thumbprint = '6938fd4d98bab03faadb97b34396831e3780aea1'

check('providers of OpenID Connect', [
  {
    call: 'CreateOpenIDConnectProvider',
    with: { Url: 'http://token.actions.githubusercontent.com' },
    fails: ['ValidationError', 'Invalid Open ID Connect Provider URL'],
  },
  {
    call: 'CreateOpenIDConnectProvider',
    with: {
      Url: url,
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: [thumbprint],
      Tags: [{ Key: 'a', Value: 'b' }],
    },
    gives: { OpenIDConnectProviderArn: oidcArn, Tags: [{ Key: 'a', Value: 'b' }] },
  },
  {
    call: 'CreateOpenIDConnectProvider',
    with: { Url: url },
    fails: ['EntityAlreadyExists', `Provider with url ${url} already exists.`],
  },
  {
    call: 'AddClientIDToOpenIDConnectProvider',
    with: { OpenIDConnectProviderArn: oidcArn, ClientID: 'more' },
  },
  {
    call: 'RemoveClientIDFromOpenIDConnectProvider',
    with: { OpenIDConnectProviderArn: oidcArn, ClientID: 'sts.amazonaws.com' },
  },
  {
    call: 'UpdateOpenIDConnectProviderThumbprint',
    with: { OpenIDConnectProviderArn: oidcArn, ThumbprintList: Array.from({ length: 6 }, () => thumbprint) },
    fails: ['InvalidInput', 'Thumbprint list must contain fewer than 5 entries.'],
  },
  { call: 'UntagOpenIDConnectProvider', with: { OpenIDConnectProviderArn: oidcArn, TagKeys: ['A'] } },
  {
    call: 'GetOpenIDConnectProvider',
    with: { OpenIDConnectProviderArn: oidcArn },
    gives: {
      Url: 'token.actions.githubusercontent.com',
      ClientIDList: ['more'],
      ThumbprintList: [thumbprint],
      CreateDate: '*',
      Tags: [],
    },
  },
  { call: 'ListOpenIDConnectProviders', gives: { OpenIDConnectProviderList: [{ Arn: oidcArn }] } },
  { call: 'DeleteOpenIDConnectProvider', with: { OpenIDConnectProviderArn: oidcArn } },
  { call: 'DeleteOpenIDConnectProvider', with: { OpenIDConnectProviderArn: oidcArn } },
  {
    call: 'GetOpenIDConnectProvider',
    with: { OpenIDConnectProviderArn: oidcArn },
    fails: ['NoSuchEntity', `OpenIDConnect Provider not found for arn ${oidcArn}`],
  },
])

const samlArn = `arn:aws:iam::${testAccount}:saml-provider/idp`
const metadata = `<md:EntityDescriptor entityID="https://idp" validUntil="2030-01-01T00:00:00Z">${' '.repeat(1000)}</md:EntityDescriptor>`

check('providers of SAML', [
  {
    call: 'CreateSAMLProvider',
    with: { Name: 'idp', SAMLMetadataDocument: 'x'.repeat(1000) },
    fails: ['InvalidInput', 'Could not parse metadata'],
  },
  {
    call: 'CreateSAMLProvider',
    with: { Name: 'idp', SAMLMetadataDocument: metadata },
    gives: { SAMLProviderArn: samlArn },
  },
  {
    call: 'CreateSAMLProvider',
    with: { Name: 'idp', SAMLMetadataDocument: metadata },
    fails: ['EntityAlreadyExists', 'Provider with name idp already exists.'],
  },
  { call: 'TagSAMLProvider', with: { SAMLProviderArn: samlArn, Tags: [{ Key: 'a', Value: 'b' }] } },
  {
    call: 'UpdateSAMLProvider',
    with: { SAMLProviderArn: samlArn, SAMLMetadataDocument: metadata },
    gives: { SAMLProviderArn: samlArn },
  },
  {
    call: 'GetSAMLProvider',
    with: { SAMLProviderArn: samlArn },
    gives: {
      SAMLMetadataDocument: metadata,
      CreateDate: '*',
      ValidUntil: Date.parse('2030-01-01T00:00:00Z'),
      Tags: [{ Key: 'a', Value: 'b' }],
    },
  },
  { call: 'DeleteSAMLProvider', with: { SAMLProviderArn: samlArn } },
  {
    call: 'DeleteSAMLProvider',
    with: { SAMLProviderArn: samlArn },
    fails: ['NoSuchEntity', `Manifest not found for arn ${samlArn}`],
  },
])
