import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('android-build-config-field', '<hex 32>', {
    at: ['buildConfigField "String", "API_KEY", "\\"{}\\""', "buildConfigField 'String' , 'MAPS_API_KEY' , '\"{}\"'", 'resValue("string", "api_key", "{}")'],
    not: [['buildConfigField "String", "VERSION_HASH", "\\"<hex 32>\\""', 'not named after a credential']],
  }),
];
