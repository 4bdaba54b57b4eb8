/** Where moves would go, as far as settings say: enough to offer one. A host asks the store itself before anything moves. */
import { providerById } from './providers';
import type { Destination } from './render';

/** @param place what the provider's references need besides the path */
export function offeredDestination(provider: string, place?: string): Destination {
  return {
    reference: (path) => providerById(provider)?.format?.(path, place),
    command: (path) => `lasthop get ${path}`,
  };
}
