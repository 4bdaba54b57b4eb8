/** Every provider whose references are recognised. One line registers one. */
import type { Provider } from '../provider';

export const providers: readonly Provider[] = [
];
