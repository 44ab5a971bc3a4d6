import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { check, testAccount } from './scenario.ts'

/** A certificate that signs itself, and its key: made for this test, and good for nothing else. */
const certificateText = [
  'MIIBdDCCARugAwIBAgIUMp/vAn53WNlWyler7A/HQt/Fq9gwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjIx',
  'OTU5NDlaGA8yMTI2MTAyOTE5NTk0OVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDCmMCF9BOYK',
  'XW5AOI+fjMkgQUP+tCNnzNhgAq9ubJIroPRGQRze7D+YW0C4HscJphCTVHmQwxJj9Tb64U9BHnGjUzBRMB0GA1UdDgQWBBQZrwKh',
  'G15Dh9t6Zm85ulzgzgCx+jAfBgNVHSMEGDAWgBQZrwKhG15Dh9t6Zm85ulzgzgCx+jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49',
  'BAMCA0cAMEQCIFLXTblxeg/LXCSSQ0yWv+9o3iWFRDmGzrNnN0p1ffF6AiBW/cRXfVA8jVUAChjD/mYRUeNdS1iDY7pXY7vJtx8H',
  'vg==',
].join('')
const keyText = [
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxe71uwvZ7gPFGc18OPfEiIgQYhe56ZXwipugJQmMjx2hRANCAAQw',
  'pjAhfQTmCl1uQDiPn4zJIEFD/rQjZ8zYYAKvbmySK6D0RkEc3uw/mFtAuB7HCaYQk1R5kMMSY/U2+uFPQR5x',
].join('')

const pem = (what: string, text: string): string => `-----BEGIN ${what}-----\n${text}\n-----END ${what}-----`
const certificate = pem('CERTIFICATE', certificateText)
const privateKey = pem('PRIVATE KEY', keyText)
const expiration = Date.parse(new X509Certificate(certificate).validTo)
const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

const metadata = {
  Path: '/tls/',
  ServerCertificateName: 'site',
  ServerCertificateId: '*',
  Arn: `arn:aws:iam::${testAccount}:server-certificate/tls/site`,
  UploadDate: '*',
  Expiration: expiration,
}
const site = { ServerCertificateName: 'site', Path: '/tls/', CertificateBody: certificate }

check('certificates of servers', [
  {
    call: 'UploadServerCertificate',
    with: { ...site, CertificateBody: 'nothing', PrivateKey: privateKey },
    fails: ['MalformedCertificate', 'Unable to parse certificate. Please ensure the certificate is in PEM format.'],
  },
  {
    call: 'UploadServerCertificate',
    with: { ...site, PrivateKey: otherKey },
    fails: ['KeyPairMismatch', 'The public key certificate and the private key do not match.'],
  },
  {
    call: 'UploadServerCertificate',
    with: { ...site, PrivateKey: privateKey, Tags: [{ Key: 'a', Value: 'b' }] },
    gives: { ServerCertificateMetadata: metadata, Tags: [{ Key: 'a', Value: 'b' }] },
  },
  {
    call: 'UploadServerCertificate',
    with: { ...site, PrivateKey: privateKey },
    fails: ['EntityAlreadyExists', 'The Server Certificate with name site already exists.'],
  },
  {
    call: 'GetServerCertificate',
    with: { ServerCertificateName: 'site' },
    gives: {
      ServerCertificate: {
        ServerCertificateMetadata: metadata,
        CertificateBody: certificate,
        Tags: [{ Key: 'a', Value: 'b' }],
      },
    },
  },
  {
    call: 'ListServerCertificates',
    with: { PathPrefix: '/tls/' },
    gives: { ServerCertificateMetadataList: [metadata], IsTruncated: false },
  },
  { call: 'UpdateServerCertificate', with: { ServerCertificateName: 'site', NewServerCertificateName: 'new' } },
  { call: 'DeleteServerCertificate', with: { ServerCertificateName: 'new' } },
  {
    call: 'DeleteServerCertificate',
    with: { ServerCertificateName: 'new' },
    fails: ['NoSuchEntity', 'The Server Certificate with name new cannot be found.'],
  },
])

check('certificates of users', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  {
    call: 'UploadSigningCertificate',
    with: { UserName: 'ana', CertificateBody: certificate },
    gives: {
      Certificate: {
        UserName: 'ana',
        CertificateId: '*',
        CertificateBody: certificate,
        Status: 'Active',
        UploadDate: '*',
      },
    },
    keep: 'made',
  },
  {
    call: 'UploadSigningCertificate',
    with: { UserName: 'ana', CertificateBody: certificate },
    fails: ['DuplicateCertificate', 'The Certificate already exists.'],
  },
  {
    call: 'UpdateSigningCertificate',
    with: { UserName: 'ana', CertificateId: '$made.Certificate.CertificateId', Status: 'Inactive' },
  },
  {
    call: 'DeleteUser',
    with: { UserName: 'ana' },
    fails: ['DeleteConflict', 'Cannot delete entity, must delete signing certificates first.'],
  },
  { call: 'UpdateUser', with: { UserName: 'ana', NewUserName: 'anna' } },
  {
    call: 'DeleteSigningCertificate',
    with: { UserName: 'anna', CertificateId: '$made.Certificate.CertificateId' },
  },
  { call: 'ListSigningCertificates', with: { UserName: 'anna' }, gives: { Certificates: [], IsTruncated: false } },
])

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim()

check('SSH keys of users', [
  { call: 'CreateUser', with: { UserName: 'ana' } },
  {
    call: 'UploadSSHPublicKey',
    with: { UserName: 'ana', SSHPublicKeyBody: 'ssh-ed25519 AAAA' },
    fails: ['UnrecognizedPublicKeyEncoding', 'The public key encoding format is unsupported or unrecognized.'],
  },
  {
    call: 'UploadSSHPublicKey',
    with: { UserName: 'ana', SSHPublicKeyBody: 'ssh-rsa AAAAB3NzaC1yc2E=' },
    fails: ['InvalidPublicKey', 'The public key is malformed or otherwise invalid.'],
  },
  { call: 'UploadSSHPublicKey', with: { UserName: 'ana', SSHPublicKeyBody: publicPem }, keep: 'made' },
  {
    call: 'GetSSHPublicKey',
    with: { UserName: 'ana', SSHPublicKeyId: '$made.SSHPublicKey.SSHPublicKeyId', Encoding: 'SSH' },
    keep: 'ssh',
  },
  {
    call: 'UploadSSHPublicKey',
    with: { UserName: 'ana', SSHPublicKeyBody: '$ssh.SSHPublicKey.SSHPublicKeyBody' },
    fails: ['DuplicateSSHPublicKey', 'The SSH public key already exists.'],
  },
  {
    call: 'GetSSHPublicKey',
    with: { UserName: 'ana', SSHPublicKeyId: '$made.SSHPublicKey.SSHPublicKeyId', Encoding: 'PEM' },
    gives: {
      SSHPublicKey: {
        UserName: 'ana',
        SSHPublicKeyId: '$made.SSHPublicKey.SSHPublicKeyId',
        Fingerprint: '$made.SSHPublicKey.Fingerprint',
        SSHPublicKeyBody: publicPem,
        Status: 'Active',
        UploadDate: '*',
      },
    },
  },
  {
    call: 'DeleteUser',
    with: { UserName: 'ana' },
    fails: ['DeleteConflict', 'Cannot delete entity, must remove referenced objects first.'],
  },
  {
    call: 'DeleteSSHPublicKey',
    with: { UserName: 'ana', SSHPublicKeyId: '$made.SSHPublicKey.SSHPublicKeyId' },
  },
  { call: 'ListSSHPublicKeys', with: { UserName: 'ana' }, gives: { SSHPublicKeys: [], IsTruncated: false } },
])
