/** Keys compiled into Android apps. */
import type { Detector } from '../detector';
import { form } from './define';

export const android: readonly Detector[] = [
  form({
    id: 'android-build-config-field',
    issuer: 'Android',
    title: 'a key compiled into an Android app',
    purpose: 'api_key',
    source: 'https://developer.android.com/build/gradle-tips#share-custom-fields-and-resource-values-with-your-app-code',
    keywords: ['buildconfigfield', 'resvalue'],
    pattern: /(?:buildConfigField|resValue)[ \t(]{1,6}["'][Ss]tring["'][ \t]{0,4},[ \t]{0,4}["'][A-Za-z0-9_.]{0,60}(?:key|token|secret|passw|credential)[A-Za-z0-9_]{0,20}["'][ \t]{0,4},[ \t]{0,4}["']{1,3}\\?"?(?<secret>[A-Za-z0-9_+/=.-]{16,300})\\?["']/i,
    boundary: false,
    generic: true,
    entropy: 3,
    verify: (secret) => (/\d/.test(secret) ? 'high' : false),
  }),
];
