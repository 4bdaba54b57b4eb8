/**
 * Credentials that an issuer's own documentation shows: in the issuer's form, public, of no use to anyone.
 * By CRC-32 of the whole text, so that neither we nor a scanner of this repository hold them.
 */
export const knownExamples: ReadonlySet<number> = new Set([
  // Firebase SDK for Android, sample projects: https://github.com/firebase/firebase-android-sdk
  0x0ba59aba, 0x3627aa84, 0x94bb94f9, 0xffddd189, 0x6159ac90, 0x7aa120d5, 0x6a4f7820, 0xfbc47221,
  0x08394327, 0xafe8ff3e, 0x6b66e8a8, 0x5c298136, 0x1f358cbe, 0x6b9463f8, 0x202f468f, 0x3c5d7fda,
  // Stripe, API reference: https://docs.stripe.com/keys
  0x776de070, 0x396d8142, 0xab4d2e47,
  // AWS, documentation: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html
  0xfa271ce2, 0xfb0a6008, 0x02c3bad7, 0x9855da43,
  // Azure storage emulator: https://learn.microsoft.com/en-us/azure/storage/common/storage-use-azurite
  0xb4cbd586,
  // Azure Cosmos DB emulator: https://learn.microsoft.com/en-us/azure/cosmos-db/emulator
  0x87707360,
  // GitHub, REST reference: https://docs.github.com/en/rest/apps
  0x908891f9, 0x8403652e, 0x46b09150, 0xdd60919e, 0x28426acc,
  // HTTP Basic, RFC 7617 and RFC 2617: Aladdin and his sesame
  0x7a77589d, 0xd0c6b042, 0xad2b0a04,
  // OAuth 2.0 and OpenID Connect: RFC 6749, RFC 6750, OpenID Connect Core
  0x0fc657b9, 0x269d4cea, 0xe0318833, 0x4f042581, 0xb6e61e46, 0x9e49269d, 0x2bdd531a, 0x1bbf5538,
  // JSON Web Token, RFC 7519 §3.1
  0xe379cea5,
  // reCAPTCHA test secret: https://developers.google.com/recaptcha/docs/faq
  0x07e175bd,
  // Kubernetes, bootstrap tokens: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/
  0xacea406b, 0x7c5aac15, 0xc339aa2c,
]);
