/** What kind of place a file is, told by its path alone. */
import type { FileRole } from './view';

/** `t/` is Perl's; a folder may say which tests it holds: `integration-tests/`, `unittests/`, `Shop.Tests/`. */
const TEST_FOLDER = /(?:^|\/)(?:(?:[\w.-]*[._-])?tests?|unittests?|t|__tests__|__mocks__|specs?|e2e|testing|fixtures?|__fixtures__|testdata|test[._-](?:data|resources|files|fixtures|support|utils?|helpers?)|mocks?|stubs?|snapshots?|__snapshots__|cassettes|cypress|playwright)\//i;
/** The same in camel case: `src/integrationTest/`, `Shop.FunctionalTests/`, `src/testFixtures/`. */
const TEST_HUMP = /(?:^|\/)(?:[\w.-]*[a-z]Tests?|test[A-Z]\w*)\//;
const TEST_FILE = /(?:[._-](?:test|tests|spec|stories|fixture|mock)\.[a-z]+$|\.t$|[a-z]Test(?:Utils?|Helpers?|Data|Case|Base|Fixtures?)\.[a-z]+$|(?:^|\/)(?:test_[^/]*|[^/]*_test\.[a-z]+|conftest\.py|[^/]*Tests?\.(?:java|kt|cs|scala|php|swift))$)/;
/** Configuration that only test runners read; values with which a chart is tried (https://github.com/helm/chart-testing). */
const TEST_SETTINGS = /(?:^|\/)(?:phpunit[^/]*\.xml[^/]*|(?:jest|vitest|cypress|playwright|karma|wdio)\.(?:config|conf)\.[a-z]+|ci\/[\w.-]*values\.ya?ml)$/;
const EXAMPLE = /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|quickstarts?|templates?-examples?)\/|[._-](?:example|sample)(?:\.[a-z]+)?$/i;
const DOCUMENTATION = /(?:^|\/)(?:docs?|documentation|wiki|man)\/|\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|textile)$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|SECURITY|LICENSE)[^/]*$/i;

/**
 * The role of a file, from its path relative to the workspace root. A test in a documentation folder is a test.
 * The workspace root's own folders count, so a repository that is all examples is all examples only by its folders' names.
 */
export function fileRole(path: string): FileRole {
  if (TEST_FOLDER.test(path) || TEST_HUMP.test(path) || TEST_FILE.test(path) || TEST_SETTINGS.test(path)) return 'test';
  if (EXAMPLE.test(path)) return 'example';
  if (DOCUMENTATION.test(path)) return 'documentation';
  return 'source';
}
