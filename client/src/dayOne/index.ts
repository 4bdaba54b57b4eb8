/** Bundled apart from the extension (dist/dayOne.js) and loaded when a person first asks for secrets. */
export { debugResolver } from './debugging';
export { fetchSecrets, getSecrets, learn } from './getSecrets';
export { moveSecret, type Move } from './moving';
export { secretFor } from './secret';
export { newTerminal } from './terminals';
export { tasksOf, withCommand } from './tasks';
export { reviewTrust } from './trust';
