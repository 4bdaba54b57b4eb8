/** The facts of pipelines and of the other dialects, as tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFacts } from '../support/listing';

function check(path: string, lines: readonly string[], expected: readonly string[]): void {
  assert.deepEqual(listFacts(path, lines.join('\n')), expected);
}

test('GitHub Actions', () => {
  check('.github/workflows/w.yml', [
    'on: push',
    'env:',
    '  A: b',
    'jobs:',
    '  build:',
    '    env: {TOK: "${{ secrets.TOK }}"}',
    '    steps:',
    '      - uses: a/b@v1',
    '        with:',
    '          token: ${{ secrets[\'OTHER\'] || secrets.THIRD }}',
    '          plain: x',
    '      - name: s',
    '        run: |',
    '          export API_KEY=abc',
    '          curl --header "x" $Y',
    '          # NO=comment',
    '      - run: echo ${{ secrets.GITHUB_TOKEN }}',
    '',
  ], [
    'literal on = push bare in github-actions workflow',
    'literal A = b bare @pipeline-env in github-actions workflow',
    'resource in github-actions job build',
    'consumer TOK from github-actions TOK in github-actions job build',
    'literal TOK = ${{ secrets.TOK }} double @pipeline-env in github-actions job build',
    'step github-actions build a/b@v1',
    'consumer OTHER from github-actions OTHER in github-actions job build',
    'consumer THIRD from github-actions THIRD in github-actions job build',
    'literal token = ${{ secrets[\'OTHER\'] || secrets.THIRD }} bare @pipeline-input in github-actions job build',
    'literal plain = x bare @pipeline-input in github-actions job build',
    'literal name = s bare in github-actions job build',
    'step github-actions build "export API_KEY=abc\\n          curl --header \\"x\\" $Y\\n          # NO=comment"',
    'literal API_KEY = abc text @pipeline-script in github-actions job build',
    'literal header = x text @pipeline-script in github-actions job build',
    'step github-actions build "echo ${{ secrets.GITHUB_TOKEN }}"',
  ]);
});

test('GitLab CI', () => {
  check('.gitlab-ci.yml', [
    'variables:',
    '  A: b',
    '  C:',
    '    value: d',
    '    description: e',
    'job:',
    '  script:',
    '    - X=y run',
    '    - echo',
    '  variables: {E: f}',
    '',
  ], [
    'literal A = b bare @pipeline-env in gitlab pipeline',
    'literal C = d bare @pipeline-env (no name span) in gitlab pipeline',
    'literal description = e bare in gitlab pipeline',
    'step gitlab  "X=y run"',
    'step gitlab  "echo"',
    'literal E = f bare @pipeline-env in gitlab pipeline',
  ]);
});

test('CircleCI', () => {
  check('.circleci/config.yml', [
    'version: 2.1',
    'orbs: {}',
    'jobs:',
    '  b:',
    '    docker:',
    '      - image: x',
    '        auth:',
    '          password: $P',
    '        environment:',
    '          A: b',
    '    steps:',
    '      - run: echo',
    '      - run:',
    '          command: K=v x',
    '',
  ], [
    'resource in circleci job b',
    'literal image = x bare in circleci job b',
    'literal password = $P bare @pipeline-input in circleci job b',
    'literal A = b bare @pipeline-env in circleci job b',
    'step circleci b "echo"',
    'step circleci b "K=v x"',
    'literal K = v bare @pipeline-script in circleci job b',
  ]);
});

test('Azure Pipelines', () => {
  check('azure-pipelines.yml', [
    'trigger: [main]',
    'variables:',
    '  - name: A',
    '    value: b',
    'steps:',
    '  - script: K=v',
    '    env:',
    '      X: y',
    '  - task: T@1',
    '    inputs:',
    '      password: z',
    '',
  ], [
    'literal trigger = main bare (no name span) in azure-pipelines pipeline',
    'literal name = A bare in azure-pipelines pipeline',
    'literal A = b bare @pipeline-env in azure-pipelines pipeline',
    'step azure-pipelines  "K=v"',
    'literal K = v bare @pipeline-script in azure-pipelines pipeline',
    'step azure-pipelines  T@1',
    'literal password = z bare @pipeline-input in azure-pipelines pipeline',
  ]);
});

test('Bitbucket Pipelines', () => {
  check('bitbucket-pipelines.yml', [
    'pipelines:',
    '  default:',
    '    - step:',
    '        script:',
    '          - K=v',
    '          - pipe: a/b:1',
    '            variables:',
    '              PW: x',
    '',
  ], [
    'step pipeline  "K=v"',
    'literal K = v bare @pipeline-script in pipeline pipeline',
    'step pipeline  a/b:1',
    'literal PW = x bare @pipeline-env in pipeline pipeline',
  ]);
});

test('CloudFormation: tags that refer', () => {
  check('template.yaml', [
    'Resources:',
    '  Db:',
    '    Properties:',
    '      MasterUserPassword: !Ref Pw',
    '      A: !Sub "x${B}"',
    '      C: !GetAtt D.E',
    '      Tags:',
    '        - Key: k',
    '          Value: v',
    '',
  ], [
    'literal A = x${B} double',
    'literal Key = k bare',
    'literal k = v bare',
  ]);
});

test('Spring', () => {
  check('application.yml', [
    'spring:',
    '  datasource:',
    '    password: ${DB_PASSWORD:dflt}',
    '    url: jdbc:x',
    '---',
    'spring:',
    '  x: ${other.prop}',
    '',
  ], [
    'read DB_PASSWORD?',
    'literal DB_PASSWORD = dflt bare @environment-default',
    'literal url = jdbc:x bare',
    'literal x = ${other.prop} bare',
  ]);
});

test('no dialect: names, pairs, scalars of every kind', () => {
  check('values.yaml', [
    'auth:',
    '  password: "x"',
    'env:',
    '  - A=b',
    '  - name: C',
    '    value: d',
    'passwords:',
    '  - one',
    '  - two',
    'n: 5432',
    'num: 123456',
    't: true',
    'anchors: &a',
    '  k: v',
    'use:',
    '  <<: *a',
    '  "quoted key": \'it\'\'s\'',
    '  ? complex',
    '  : value',
    'pass:word',
    '',
  ], [
    'literal password = x double',
    'literal A = b bare',
    'literal name = C bare',
    'literal C = d bare',
    'literal passwords = one bare (no name span)',
    'literal passwords = two bare (no name span)',
    'literal num = 123456 bare',
    'literal k = v bare',
    'literal quoted key = it\'s <it\'\'s> single',
    'literal complex = value bare',
    'literal pass = word bare',
  ]);
});
