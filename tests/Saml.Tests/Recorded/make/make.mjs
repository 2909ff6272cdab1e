// Records one genuine response of each library beside this folder. Each has a key of its own, which is forgotten.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import saml20 from '@boxyhq/saml20';
import samlify from 'samlify';

const boxyhq = saml20.default; // a CommonJS module, seen from an ECMAScript one

const acs = 'https://rolecall.example/sso/saml/acs';
const audience = 'https://rolecall.example/sso/saml';
const person = { email: 'ada@example.org', given: 'Ada', family: 'Lovelace' };
const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const firstName = {
  name: 'firstName', nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
  valueTag: 'user.firstName', valueXsiType: 'xs:string',
};
const exclusive = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'];

await record('samlify-assertion', (...given) => signedBySamlify(false, ...given));
await record('samlify-response-and-assertion', (...given) => signedBySamlify(true, ...given));
await record('boxyhq-response-and-assertion', signedByBoxyhq);

async function record(name, sign) {
  const issuer = `https://idp.example/${name}`;
  const requestId = `_${crypto.randomUUID()}`;
  const { response, metadata } = await sign(issuer, requestId, newKey());
  const folder = join(import.meta.dirname, '..', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'response.xml'), response);
  writeFileSync(join(folder, 'metadata.xml'), metadata);
  const now = new Date(Date.now() + 2000).toISOString();
  writeFileSync(join(folder, 'expect.json'), JSON.stringify({ acs, audience, issuer, requestId, nameId: person.email, now }, null, 2) + '\n');
}

function newKey() {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-sha256', '-nodes', '-days', '3650', '-subj', '/CN=idp.example',
    '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  const pair = { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}

async function signedBySamlify(wantMessageSigned, issuer, requestId, { key, certificate }) {
  const post = samlify.Constants.namespace.binding.post;
  const template = samlify.SamlLib.defaultLoginResponseTemplate.context;
  const idp = samlify.IdentityProvider({
    entityID: issuer,
    privateKey: key,
    signingCert: certificate,
    isAssertionEncrypted: false,
    requestSignatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    nameIDFormat: [emailAddress],
    singleSignOnService: [{ Binding: post, Location: `${issuer}/sso` }],
    loginResponseTemplate: { context: template, attributes: [firstName] },
  });
  const sp = samlify.ServiceProvider({
    entityID: audience,
    wantAssertionsSigned: true,
    wantMessageSigned,
    transformationAlgorithms: exclusive,
    assertionConsumerService: [{ Binding: post, Location: acs }],
  });

  const at = new Date();
  const later = new Date(at.getTime() + 300000).toISOString();
  const [id, assertion, session] = ['_', '_', '_'].map(begin => begin + crypto.randomUUID());
  const values = {
    ID: id, AssertionID: assertion, Destination: acs, SubjectRecipient: acs, Audience: audience, Issuer: issuer,
    IssueInstant: at.toISOString(), ConditionsNotBefore: at.toISOString(), ConditionsNotOnOrAfter: later,
    SubjectConfirmationDataNotOnOrAfter: later, StatusCode: samlify.Constants.StatusCode.Success,
    NameIDFormat: emailAddress, NameID: person.email, InResponseTo: requestId,
    AuthnStatement: `<saml:AuthnStatement AuthnInstant="${at.toISOString()}" SessionIndex="${session}"><saml:AuthnContext>`
      + '<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef>'
      + '</saml:AuthnContext></saml:AuthnStatement>',
    attrUserFirstName: person.given,
  };
  // Filled in here, because the library escapes what it fills in itself, and a statement is an element.
  const fill = text => ({ id, context: Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, value), text) });
  const { context } = await idp.createLoginResponse(sp, { extract: { request: { id: requestId } } }, 'post', person, fill);
  return { response: Buffer.from(context, 'base64'), metadata: idp.getMetadata() };
}

async function signedByBoxyhq(issuer, requestId, { key, certificate }) {
  const bare = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const claims = { email: person.email, raw: { firstName: person.given, lastName: person.family } };
  return {
    response: await boxyhq.createSAMLResponse({ audience, issuer, acsUrl: acs, claims, requestId, privateKey: key, publicKey: certificate }),
    metadata: boxyhq.createIdPMetadataXML({ ssoUrl: `${issuer}/sso`, entityId: issuer, x509cert: bare, wantAuthnRequestsSigned: false }),
  };
}
