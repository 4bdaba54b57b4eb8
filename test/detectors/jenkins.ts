import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('jenkins-token', '11<hex 32>', { at: ['JENKINS_TOKEN={}', "jenkins_passwd = '{}'"], named: true }),
];
