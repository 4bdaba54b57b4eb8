import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('jenkins-token', '11<hex 32>', { at: ['JENKINS_TOKEN={}', "jenkins_passwd = '{}'"], named: true }),
  examples('jenkins-initial-password', '<hex 32>', { at: ['Please use the following password to proceed to installation:\n\n{}\n', 'password to proceed to installation: {}'] }),
];
