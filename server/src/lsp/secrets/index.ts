/** Bundled apart from the server (dist/secrets.js) and loaded when a person first asks for secrets. */
export { access, approveTrust } from './access';
export { makeIdentity, makeStore } from './localStore';
export { checkPath } from './checkPath';
export { fetchInto, wrapStart } from './fetching';
export { environmentOf, secretOf } from './reading';
