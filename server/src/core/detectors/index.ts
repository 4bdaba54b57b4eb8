/** Every detector. Two lines register an issuer's file. */
import type { Detector } from '../detector';
import { adafruit } from './adafruit';
import { adobe } from './adobe';
import { adyen } from './adyen';
import { airbrake } from './airbrake';
import { airtable } from './airtable';
import { alchemy } from './alchemy';
import { algolia } from './algolia';
import { alibaba } from './alibaba';
import { android } from './android';
import { anthropic } from './anthropic';
import { apify } from './apify';
import { artifactory } from './artifactory';
import { asana } from './asana';
import { assemblyai } from './assemblyai';
import { atlassian } from './atlassian';
import { auth0 } from './auth0';
import { authorizationHeader } from './authorizationHeader';
import { authress } from './authress';
import { aws } from './aws';
import { axiom } from './axiom';
import { azure } from './azure';
import { beamer } from './beamer';
import { binance } from './binance';
import { bitbucket } from './bitbucket';
import { bitly } from './bitly';
import { bittrex } from './bittrex';
import { brevo } from './brevo';
import { browserstack } from './browserstack';
import { bugsnag } from './bugsnag';
import { buildkite } from './buildkite';
import { cargo } from './cargo';
import { cerebras } from './cerebras';
import { circleci } from './circleci';
import { ciscoMeraki } from './ciscoMeraki';
import { clickhouse } from './clickhouse';
import { clickup } from './clickup';
import { clojars } from './clojars';
import { cloudflare } from './cloudflare';
import { codeClimate } from './codeClimate';
import { codecov } from './codecov';
import { cohere } from './cohere';
import { coinbase } from './coinbase';
import { commandLine } from './commandLine';
import { confluent } from './confluent';
import { connectionStrings } from './connectionStrings';
import { contentful } from './contentful';
import { contribsys } from './contribsys';
import { coveralls } from './coveralls';
import { cursor } from './cursor';
import { databricks } from './databricks';
import { datadog } from './datadog';
import { dbt } from './dbt';
import { deepgram } from './deepgram';
import { definedNetworking } from './definedNetworking';
import { deno } from './deno';
import { dependencyTrack } from './dependencyTrack';
import { digitalocean } from './digitalocean';
import { discord } from './discord';
import { django } from './django';
import { docker } from './docker';
import { doppler } from './doppler';
import { dotnet } from './dotnet';
import { drone } from './drone';
import { dropbox } from './dropbox';
import { duffel } from './duffel';
import { dynatrace } from './dynatrace';
import { e2b } from './e2b';
import { easypost } from './easypost';
import { elevenlabs } from './elevenlabs';
import { etherscan } from './etherscan';
import { etsy } from './etsy';
import { exoscale } from './exoscale';
import { facebook } from './facebook';
import { fastly } from './fastly';
import { figma } from './figma';
import { finicity } from './finicity';
import { finnhub } from './finnhub';
import { firecrawl } from './firecrawl';
import { fireworks } from './fireworks';
import { flickr } from './flickr';
import { flutterwave } from './flutterwave';
import { flyio } from './flyio';
import { frameio } from './frameio';
import { freemius } from './freemius';
import { freshbooks } from './freshbooks';
import { ghost } from './ghost';
import { github } from './github';
import { gitlab } from './gitlab';
import { gitter } from './gitter';
import { gocardless } from './gocardless';
import { google } from './google';
import { grafana } from './grafana';
import { groq } from './groq';
import { harness } from './harness';
import { hashicorp } from './hashicorp';
import { heroku } from './heroku';
import { hetzner } from './hetzner';
import { honeybadger } from './honeybadger';
import { honeycomb } from './honeycomb';
import { hubspot } from './hubspot';
import { huggingface } from './huggingface';
import { ibmCloud } from './ibmCloud';
import { infisical } from './infisical';
import { infracost } from './infracost';
import { infura } from './infura';
import { intercom } from './intercom';
import { intra42 } from './intra42';
import { ionic } from './ionic';
import { jenkins } from './jenkins';
import { jina } from './jina';
import { jsonWebToken } from './jsonWebToken';
import { kagi } from './kagi';
import { klaviyo } from './klaviyo';
import { kraken } from './kraken';
import { kubernetes } from './kubernetes';
import { kucoin } from './kucoin';
import { lambdatest } from './lambdatest';
import { langchain } from './langchain';
import { langfuse } from './langfuse';
import { launchdarkly } from './launchdarkly';
import { linear } from './linear';
import { linkedin } from './linkedin';
import { linode } from './linode';
import { llamaCloud } from './llamaCloud';
import { lob } from './lob';
import { loggly } from './loggly';
import { looker } from './looker';
import { mailchimp } from './mailchimp';
import { mailgun } from './mailgun';
import { mapbox } from './mapbox';
import { mattermost } from './mattermost';
import { maxmind } from './maxmind';
import { mercadoPago } from './mercadoPago';
import { messagebird } from './messagebird';
import { microsoftTeams } from './microsoftTeams';
import { mistral } from './mistral';
import { mongodb } from './mongodb';
import { neon } from './neon';
import { netlify } from './netlify';
import { netrc } from './netrc';
import { newRelic } from './newRelic';
import { ngrok } from './ngrok';
import { notion } from './notion';
import { npm } from './npm';
import { nuget } from './nuget';
import { nvidia } from './nvidia';
import { nytimes } from './nytimes';
import { octopus } from './octopus';
import { okta } from './okta';
import { onePassword } from './onePassword';
import { onesignal } from './onesignal';
import { openWeather } from './openWeather';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { openshift } from './openshift';
import { opsgenie } from './opsgenie';
import { paddle } from './paddle';
import { pagerduty } from './pagerduty';
import { paypal } from './paypal';
import { paystack } from './paystack';
import { perplexity } from './perplexity';
import { pinecone } from './pinecone';
import { plaid } from './plaid';
import { planetscale } from './planetscale';
import { posthog } from './posthog';
import { postman } from './postman';
import { postmark } from './postmark';
import { prefect } from './prefect';
import { privateAi } from './privateAi';
import { privateKeys } from './privateKeys';
import { pubnub } from './pubnub';
import { pulumi } from './pulumi';
import { pusher } from './pusher';
import { pypi } from './pypi';
import { rapidapi } from './rapidapi';
import { readme } from './readme';
import { render } from './render';
import { replicate } from './replicate';
import { resend } from './resend';
import { rollbar } from './rollbar';
import { rubygems } from './rubygems';
import { salesforce } from './salesforce';
import { sanity } from './sanity';
import { sauceLabs } from './sauceLabs';
import { scaleway } from './scaleway';
import { scalingo } from './scalingo';
import { segment } from './segment';
import { sendbird } from './sendbird';
import { sendgrid } from './sendgrid';
import { sentry } from './sentry';
import { settlemint } from './settlemint';
import { shippo } from './shippo';
import { shodan } from './shodan';
import { shopify } from './shopify';
import { slack } from './slack';
import { snyk } from './snyk';
import { sonar } from './sonar';
import { sourcegraph } from './sourcegraph';
import { splunk } from './splunk';
import { spotify } from './spotify';
import { square } from './square';
import { squarespace } from './squarespace';
import { stackhawk } from './stackhawk';
import { statsig } from './statsig';
import { storyblok } from './storyblok';
import { stripe } from './stripe';
import { sumologic } from './sumologic';
import { supabase } from './supabase';
import { tailscale } from './tailscale';
import { tavily } from './tavily';
import { teamcity } from './teamcity';
import { teamwork } from './teamwork';
import { telegram } from './telegram';
import { telnyx } from './telnyx';
import { tencentCloud } from './tencentCloud';
import { thingsboard } from './thingsboard';
import { tines } from './tines';
import { together } from './together';
import { travis } from './travis';
import { trello } from './trello';
import { truenas } from './truenas';
import { twilio } from './twilio';
import { twitch } from './twitch';
import { twitter } from './twitter';
import { typeform } from './typeform';
import { ubidots } from './ubidots';
import { unsplash } from './unsplash';
import { urlCredentials } from './urlCredentials';
import { urlParameters } from './urlParameters';
import { vercel } from './vercel';
import { virusTotal } from './virusTotal';
import { voiceflow } from './voiceflow';
import { volcengine } from './volcengine';
import { vonage } from './vonage';
import { voyage } from './voyage';
import { wakatime } from './wakatime';
import { weightsAndBiases } from './weightsAndBiases';
import { wireguard } from './wireguard';
import { wooCommerce } from './wooCommerce';
import { xai } from './xai';
import { yandex } from './yandex';
import { zapier } from './zapier';
import { zendesk } from './zendesk';
import { zoho } from './zoho';
import { zuplo } from './zuplo';

export const detectors: readonly Detector[] = [
  ...adafruit,
  ...adobe,
  ...adyen,
  ...airbrake,
  ...airtable,
  ...alchemy,
  ...algolia,
  ...alibaba,
  ...android,
  ...anthropic,
  ...apify,
  ...artifactory,
  ...asana,
  ...assemblyai,
  ...atlassian,
  ...auth0,
  ...authorizationHeader,
  ...authress,
  ...aws,
  ...axiom,
  ...azure,
  ...beamer,
  ...binance,
  ...bitbucket,
  ...bitly,
  ...bittrex,
  ...brevo,
  ...browserstack,
  ...bugsnag,
  ...buildkite,
  ...cargo,
  ...cerebras,
  ...circleci,
  ...ciscoMeraki,
  ...clickhouse,
  ...clickup,
  ...clojars,
  ...cloudflare,
  ...codeClimate,
  ...codecov,
  ...cohere,
  ...coinbase,
  ...commandLine,
  ...confluent,
  ...connectionStrings,
  ...contentful,
  ...contribsys,
  ...coveralls,
  ...cursor,
  ...databricks,
  ...datadog,
  ...dbt,
  ...deepgram,
  ...definedNetworking,
  ...deno,
  ...dependencyTrack,
  ...digitalocean,
  ...discord,
  ...django,
  ...docker,
  ...doppler,
  ...dotnet,
  ...drone,
  ...dropbox,
  ...duffel,
  ...dynatrace,
  ...e2b,
  ...easypost,
  ...elevenlabs,
  ...etherscan,
  ...etsy,
  ...exoscale,
  ...facebook,
  ...fastly,
  ...figma,
  ...finicity,
  ...finnhub,
  ...firecrawl,
  ...fireworks,
  ...flickr,
  ...flutterwave,
  ...flyio,
  ...frameio,
  ...freemius,
  ...freshbooks,
  ...ghost,
  ...github,
  ...gitlab,
  ...gitter,
  ...gocardless,
  ...google,
  ...grafana,
  ...groq,
  ...harness,
  ...hashicorp,
  ...heroku,
  ...hetzner,
  ...honeybadger,
  ...honeycomb,
  ...hubspot,
  ...huggingface,
  ...ibmCloud,
  ...infisical,
  ...infracost,
  ...infura,
  ...intercom,
  ...intra42,
  ...ionic,
  ...jenkins,
  ...jina,
  ...jsonWebToken,
  ...kagi,
  ...klaviyo,
  ...kraken,
  ...kubernetes,
  ...kucoin,
  ...lambdatest,
  ...langchain,
  ...langfuse,
  ...launchdarkly,
  ...linear,
  ...linkedin,
  ...linode,
  ...llamaCloud,
  ...lob,
  ...loggly,
  ...looker,
  ...mailchimp,
  ...mailgun,
  ...mapbox,
  ...mattermost,
  ...maxmind,
  ...mercadoPago,
  ...messagebird,
  ...microsoftTeams,
  ...mistral,
  ...mongodb,
  ...neon,
  ...netlify,
  ...netrc,
  ...newRelic,
  ...ngrok,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...nytimes,
  ...octopus,
  ...okta,
  ...onePassword,
  ...onesignal,
  ...openWeather,
  ...openai,
  ...openrouter,
  ...openshift,
  ...opsgenie,
  ...paddle,
  ...pagerduty,
  ...paypal,
  ...paystack,
  ...perplexity,
  ...pinecone,
  ...plaid,
  ...planetscale,
  ...posthog,
  ...postman,
  ...postmark,
  ...prefect,
  ...privateAi,
  ...privateKeys,
  ...pubnub,
  ...pulumi,
  ...pusher,
  ...pypi,
  ...rapidapi,
  ...readme,
  ...render,
  ...replicate,
  ...resend,
  ...rollbar,
  ...rubygems,
  ...salesforce,
  ...sanity,
  ...sauceLabs,
  ...scaleway,
  ...scalingo,
  ...segment,
  ...sendbird,
  ...sendgrid,
  ...sentry,
  ...settlemint,
  ...shippo,
  ...shodan,
  ...shopify,
  ...slack,
  ...snyk,
  ...sonar,
  ...sourcegraph,
  ...splunk,
  ...spotify,
  ...square,
  ...squarespace,
  ...stackhawk,
  ...statsig,
  ...storyblok,
  ...stripe,
  ...sumologic,
  ...supabase,
  ...tailscale,
  ...tavily,
  ...teamcity,
  ...teamwork,
  ...telegram,
  ...telnyx,
  ...tencentCloud,
  ...thingsboard,
  ...tines,
  ...together,
  ...travis,
  ...trello,
  ...truenas,
  ...twilio,
  ...twitch,
  ...twitter,
  ...typeform,
  ...ubidots,
  ...unsplash,
  ...urlCredentials,
  ...urlParameters,
  ...vercel,
  ...virusTotal,
  ...voiceflow,
  ...volcengine,
  ...vonage,
  ...voyage,
  ...wakatime,
  ...weightsAndBiases,
  ...wireguard,
  ...wooCommerce,
  ...xai,
  ...yandex,
  ...zapier,
  ...zendesk,
  ...zoho,
  ...zuplo,
];
