/** Bundled apart from the server (dist/secrets.js) and loaded when a person first asks for secrets. */
export { access, approveTrust, makeIdentity } from './access';
export { fetchInto } from './fetching';
export { environmentOf, secretOf } from './reading';
