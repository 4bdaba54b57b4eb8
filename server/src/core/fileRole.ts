/** What kind of place a file is, told by its path alone. */
import type { FileRole } from './view';

const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|testing|fixtures?|__fixtures__|testdata|test-data|mocks?|stubs?|snapshots?|__snapshots__|cypress|playwright)\//i;
const TEST_FILE = /(?:[._-](?:test|tests|spec|stories|fixture|mock)\.[a-z]+$|(?:^|\/)(?:test_[^/]*|[^/]*_test\.[a-z]+|conftest\.py|[^/]*Tests?\.(?:java|kt|cs|scala|php|swift))$)/;
const EXAMPLE = /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|quickstarts?|templates?-examples?)\/|[._-](?:example|sample)(?:\.[a-z]+)?$/i;
const DOCUMENTATION = /(?:^|\/)(?:docs?|documentation|wiki|man)\/|\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|textile)$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|SECURITY|LICENSE)[^/]*$/i;

/**
 * The role of a file, from its path relative to the workspace root. A test in a documentation folder is a test.
 * The workspace root's own folders count, so a repository that is all examples is all examples only by its folders' names.
 */
export function fileRole(path: string): FileRole {
  if (TEST_FOLDER.test(path) || TEST_FILE.test(path)) return 'test';
  if (EXAMPLE.test(path)) return 'example';
  if (DOCUMENTATION.test(path)) return 'documentation';
  return 'source';
}
