// A foreign OpenID provider of one process: everything is in memory, keys are made at the start, clients are registered over RFC 7591.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';

const { PORT, REGISTRATION_TOKEN, CLAIMS_IN_ID_TOKEN, PEOPLE } = process.env;
const people = new Map(JSON.parse(PEOPLE).map(person => [person.subject, person]));
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: true },
    registration: { enabled: true, initialAccessToken: REGISTRATION_TOKEN },
  },
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username'],
  },
  conformIdTokenClaims: CLAIMS_IN_ID_TOKEN !== 'true',
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
  findAccount(_, id) {
    const person = people.get(id);
    if (!person)
      return undefined;
    const { subject: sub, email, givenName: given_name, familyName: family_name } = person;
    const name = `${given_name} ${family_name}`;
    return { accountId: id, claims: () => ({ sub, email, email_verified: true, preferred_username: email, name, given_name, family_name }) };
  },
});

provider.on('server_error', (_, error) => console.error(error));
provider.listen(Number(PORT), '127.0.0.1');
