/** Reads files into an engine: env files first, then whatever holds a candidate. */
import type { Detector } from '../core/detector';
import { detectors } from '../core/detectors';
import { Engine, type EngineSettings } from '../core/engine';
import { envFileKind } from '../core/envFiles';

import { languageOf } from '../core/languages';
import { Notes } from '../core/notes';
import { folderOf, parentOf } from '../core/paths';
import { providers } from '../core/providers';
import type { Destination, RenderContext } from '../core/render';
import { rules } from '../core/rules';
import { tryTexts } from '../core/trial';
import { ByteReader, decode, encodingOf } from './bytes';
import { FileTree, type Skipped } from './files';
import { createPrefilter, type Prefilter } from './prefilter';

/** What of a workspace to look at. */
export interface ScanRequest {
  readonly tree: FileTree;
  /** Files and folders relative to the root; `''` is the whole workspace. */
  readonly paths: readonly string[];
  readonly settings: EngineSettings;
  /** Detectors of the organisation's own. */
  readonly detectors?: readonly Detector[];
  /** Texts that stand in for what the disk holds: standard input, git's index. Relative path → bytes. */
  readonly overlay?: ReadonlyMap<string, Buffer>;
  /** Leaves out files that this run is not about; what rules compare with is read all the same. */
  readonly includes?: (path: string) => boolean;
  /** Where moves would go; without it none is offered. */
  readonly destination?: Destination;
  /** Told now and then how many files are done. */
  readonly progress?: (done: number, all: number) => void;
}

export interface Scan {
  readonly engine: Engine;
  /** Files whose findings were asked for, in order. */
  readonly paths: readonly string[];
  /** How many of the asked files were looked at, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly Skipped[];
  /** The asked paths that do not exist. */
  readonly missing: readonly string[];
  readonly context: RenderContext;
  /** Replaces a file's text (or adds the file) in memory: the findings and the context follow. */
  change(path: string, text: string): void;
}

/** How many files go by between two reports of progress. */
const progressStep = 256;
/** Below this many files no filter is made. */
const fewFiles = 32;

export function scan(request: ScanRequest): Scan {
  const { tree, overlay } = request;
  const engine = new Engine({ languageOf: (file) => languageOf(file, file.text), rules, detectors: [...detectors, ...(request.detectors ?? [])], settings: request.settings });
  const reader = new ByteReader();
  const skipped: Skipped[] = [];
  const { asked, single, missing } = list(request);
  const wanted = request.includes ? asked.filter(request.includes) : asked;
  const whole = request.paths.includes('') && !request.includes;
  let files = 0;
  let bytes = 0;

  const read = (path: string, counted: boolean, prefilter?: Prefilter): void => {
    const held = overlay?.get(path);
    const found = held ? { bytes: held } : reader.read(tree.absolute(path));
    if (prefilter && 'bytes' in found && !prefilter.mayConcern(path, found.bytes, contractAt(folderOf(path)))) {
      const kind = encodingOf(found.bytes);
      if ('skipped' in kind) skipped.push({ path, reason: kind.skipped });
      else {
        files++;
        bytes += found.bytes.length;
      }
      engine.setPresent(path, true);
      return;
    }
    const decoded = 'skipped' in found ? found : decode(found.bytes);
    if ('skipped' in decoded) {
      if (counted) skipped.push({ path, reason: decoded.skipped });
      return;
    }
    if (counted) {
      files++;
      bytes += 'bytes' in found ? found.bytes.length : 0;
    }
    engine.set({ path, text: decoded.text });
    if (envFileKind(path)) engine.setGit(path, tree.gitState(path));
  };

  /** Folders with a contract, and what was found out of others from them. */
  const contracts = new Map<string, boolean>();
  const contractAt = (folder: string): boolean => {
    let known = contracts.get(folder);
    if (known === undefined) {
      const above = parentOf(folder);
      contracts.set(folder, known = above !== undefined && contractAt(above));
    }
    return known;
  };

  const wantedSet = new Set(wanted);
  const families = new Set(asked.filter((path) => envFileKind(path) !== undefined));
  if (!whole) for (const path of envFilesAround(tree, request.paths, single)) families.add(path);
  for (const path of families) read(path, wantedSet.has(path));
  for (const path of families) if (envFileKind(path) === 'contract') contracts.set(folderOf(path), true);
  const others = wanted.filter((path) => !families.has(path));
  // One file is read sooner than a filter is made.
  const prefilter = others.length < fewFiles ? undefined : createPrefilter([...detectors, ...(request.detectors ?? [])], providers, keysOf(engine));
  others.forEach((path, done) => {
    if (done % progressStep === 0) request.progress?.(done, others.length);
    read(path, true, prefilter);
  });
  engine.setComplete(whole);
  return {
    engine, paths: wanted, files, bytes, skipped: [...tree.skipped, ...skipped], missing,
    context: { ...renderContext(engine, tree), ...(request.destination ? { destination: request.destination } : {}) },
    change: (path, text) => {
      if (!engine.has(path)) engine.setGit(path, tree.gitState(path));
      engine.set({ path, text });
    },
  };
}

/** The keys that env files name: rules ask where they are mentioned. */
function keysOf(engine: Engine): Set<string> {
  const keys = new Set<string>();
  for (const path of engine.paths()) {
    for (const segment of engine.segments(path)) {
      for (const fact of segment.facts) if (fact.kind === 'definition' || fact.kind === 'declaration') keys.add(fact.name);
    }
  }
  return keys;
}

/** What fixes are rendered with: files that are not in the engine (`.gitignore`) are read when asked for. */
function renderContext(engine: Engine, tree: FileTree): RenderContext {
  const reader = new ByteReader();
  const others = new Map<string, string | undefined>();
  const fromDisk = (path: string): string | undefined => {
    if (!others.has(path)) {
      const found = reader.read(tree.absolute(path));
      const decoded = 'skipped' in found ? found : decode(found.bytes);
      others.set(path, 'skipped' in decoded ? undefined : decoded.text);
    }
    return others.get(path);
  };
  return {
    view: engine.view(),
    notes: new Notes(),
    text: (path) => engine.text(path) ?? fromDisk(path),
    language: (path) => engine.languageOf(path),
    fact: (path) => engine.context(path),
    trial: (texts) => tryTexts(engine, texts),
  };
}

interface Listing {
  readonly asked: readonly string[];
  /** Those that were named themselves, not by a folder above. */
  readonly single: readonly string[];
  readonly missing: readonly string[];
}

function list({ tree, paths, overlay }: ScanRequest): Listing {
  const asked = new Set<string>();
  const single: string[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    if (overlay?.has(path)) {
      asked.add(path);
      single.push(path);
    } else switch (tree.kindOf(path)) {
      case 'folder':
        for (const file of tree.walk(path)) asked.add(file);
        break;
      case 'file':
        if (tree.isExcluded(path)) tree.skipped.push({ path, reason: 'excluded by .lasthop.yaml' });
        else {
          asked.add(path);
          single.push(path);
        }
        break;
      case undefined:
        missing.push(path);
    }
  }
  return { asked: [...asked].sort(), single, missing };
}

/** The env families that decide about the asked files, where they lie outside of what was asked for: a folder was walked for its own. */
function envFilesAround(tree: FileTree, paths: readonly string[], single: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const known = new Set<string>();
  for (const folder of new Set([...paths, ...single].map(folderOf))) for (const file of tree.envFilesAbove(folder, known)) found.add(file);
  return found;
}
