/** A scanned tree as moves see it. */
import { detectors } from '../core/detectors';
import { renderFixes } from '../core/render';
import type { FileTree } from '../host/files';
import type { Scan } from '../host/scan';
import type { MoveWorkspace } from '../stores';

export function moveWorkspace(scan: Scan, tree: FileTree): MoveWorkspace {
  const { engine, context } = scan;
  return {
    context,
    paths: () => engine.paths(),
    findings: (path) => engine.check(path),
    fixes: renderFixes,
    change: (path, text) => (text === undefined ? engine.remove(path) : scan.change(path, text)),
    isTracked: (path) => tree.gitState(path) === 'tracked',
    revokePage: (detector) => detectors.find(({ id }) => id === detector)?.revoke,
  };
}
