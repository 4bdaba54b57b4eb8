/** Every detector. Two lines register an issuer's file. */
import type { Detector } from '../detector';
import { adafruit } from './adafruit';
import { adobe } from './adobe';
import { airtable } from './airtable';
import { algolia } from './algolia';
import { alibaba } from './alibaba';
import { android } from './android';
import { anthropic } from './anthropic';
import { artifactory } from './artifactory';
import { asana } from './asana';
import { atlassian } from './atlassian';
import { auth0 } from './auth0';
import { authorizationHeader } from './authorizationHeader';
import { authress } from './authress';
import { aws } from './aws';
import { azure } from './azure';
import { beamer } from './beamer';
import { bitbucket } from './bitbucket';
import { bittrex } from './bittrex';
import { brevo } from './brevo';
import { buildkite } from './buildkite';
import { cargo } from './cargo';
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
import { databricks } from './databricks';
import { datadog } from './datadog';
import { definedNetworking } from './definedNetworking';
import { dependencyTrack } from './dependencyTrack';
import { digitalocean } from './digitalocean';
import { django } from './django';
import { discord } from './discord';
import { docker } from './docker';
import { doppler } from './doppler';
import { dotnet } from './dotnet';
import { drone } from './drone';
import { dropbox } from './dropbox';
import { duffel } from './duffel';
import { dynatrace } from './dynatrace';
import { easypost } from './easypost';
import { elevenlabs } from './elevenlabs';
import { etsy } from './etsy';
import { facebook } from './facebook';
import { fastly } from './fastly';
import { figma } from './figma';
import { finicity } from './finicity';
import { finnhub } from './finnhub';
import { firecrawl } from './firecrawl';
import { flickr } from './flickr';
import { flutterwave } from './flutterwave';
import { flyio } from './flyio';
import { frameio } from './frameio';
import { freemius } from './freemius';
import { freshbooks } from './freshbooks';
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
import { hubspot } from './hubspot';
import { huggingface } from './huggingface';
import { infracost } from './infracost';
import { intercom } from './intercom';
import { intra42 } from './intra42';
import { ionic } from './ionic';
import { jenkins } from './jenkins';
import { jina } from './jina';
import { jsonWebToken } from './jsonWebToken';
import { kagi } from './kagi';
import { kraken } from './kraken';
import { kubernetes } from './kubernetes';
import { kucoin } from './kucoin';
import { langchain } from './langchain';
import { langfuse } from './langfuse';
import { launchdarkly } from './launchdarkly';
import { linear } from './linear';
import { linkedin } from './linkedin';
import { lob } from './lob';
import { looker } from './looker';
import { mailchimp } from './mailchimp';
import { mailgun } from './mailgun';
import { mapbox } from './mapbox';
import { mattermost } from './mattermost';
import { maxmind } from './maxmind';
import { messagebird } from './messagebird';
import { microsoftTeams } from './microsoftTeams';
import { mongodb } from './mongodb';
import { netlify } from './netlify';
import { netrc } from './netrc';
import { newRelic } from './newRelic';
import { notion } from './notion';
import { npm } from './npm';
import { nuget } from './nuget';
import { nvidia } from './nvidia';
import { nytimes } from './nytimes';
import { octopus } from './octopus';
import { okta } from './okta';
import { onePassword } from './onePassword';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { openshift } from './openshift';
import { opsgenie } from './opsgenie';
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
import { pypi } from './pypi';
import { rapidapi } from './rapidapi';
import { readme } from './readme';
import { render } from './render';
import { replicate } from './replicate';
import { resend } from './resend';
import { rubygems } from './rubygems';
import { salesforce } from './salesforce';
import { sauceLabs } from './sauceLabs';
import { scaleway } from './scaleway';
import { scalingo } from './scalingo';
import { segment } from './segment';
import { sendbird } from './sendbird';
import { sendgrid } from './sendgrid';
import { sentry } from './sentry';
import { settlemint } from './settlemint';
import { shippo } from './shippo';
import { shopify } from './shopify';
import { slack } from './slack';
import { snyk } from './snyk';
import { sonar } from './sonar';
import { sourcegraph } from './sourcegraph';
import { square } from './square';
import { squarespace } from './squarespace';
import { stackhawk } from './stackhawk';
import { stripe } from './stripe';
import { sumologic } from './sumologic';
import { supabase } from './supabase';
import { tailscale } from './tailscale';
import { tavily } from './tavily';
import { teamcity } from './teamcity';
import { telegram } from './telegram';
import { thingsboard } from './thingsboard';
import { tines } from './tines';
import { travis } from './travis';
import { trello } from './trello';
import { truenas } from './truenas';
import { twilio } from './twilio';
import { twitch } from './twitch';
import { twitter } from './twitter';
import { typeform } from './typeform';
import { urlCredentials } from './urlCredentials';
import { urlParameters } from './urlParameters';
import { vercel } from './vercel';
import { voiceflow } from './voiceflow';
import { wakatime } from './wakatime';
import { weightsAndBiases } from './weightsAndBiases';
import { wireguard } from './wireguard';
import { xai } from './xai';
import { yandex } from './yandex';
import { zapier } from './zapier';
import { zendesk } from './zendesk';
import { zoho } from './zoho';
import { zuplo } from './zuplo';

export const detectors: readonly Detector[] = [
  ...adafruit,
  ...adobe,
  ...airtable,
  ...algolia,
  ...alibaba,
  ...android,
  ...anthropic,
  ...artifactory,
  ...asana,
  ...atlassian,
  ...auth0,
  ...authorizationHeader,
  ...authress,
  ...aws,
  ...azure,
  ...beamer,
  ...bitbucket,
  ...bittrex,
  ...brevo,
  ...buildkite,
  ...cargo,
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
  ...databricks,
  ...datadog,
  ...definedNetworking,
  ...dependencyTrack,
  ...digitalocean,
  ...django,
  ...discord,
  ...docker,
  ...doppler,
  ...dotnet,
  ...drone,
  ...dropbox,
  ...duffel,
  ...dynatrace,
  ...easypost,
  ...elevenlabs,
  ...etsy,
  ...facebook,
  ...fastly,
  ...figma,
  ...finicity,
  ...finnhub,
  ...firecrawl,
  ...flickr,
  ...flutterwave,
  ...flyio,
  ...frameio,
  ...freemius,
  ...freshbooks,
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
  ...hubspot,
  ...huggingface,
  ...infracost,
  ...intercom,
  ...intra42,
  ...ionic,
  ...jenkins,
  ...jina,
  ...jsonWebToken,
  ...kagi,
  ...kraken,
  ...kubernetes,
  ...kucoin,
  ...langchain,
  ...langfuse,
  ...launchdarkly,
  ...linear,
  ...linkedin,
  ...lob,
  ...looker,
  ...mailchimp,
  ...mailgun,
  ...mapbox,
  ...mattermost,
  ...maxmind,
  ...messagebird,
  ...microsoftTeams,
  ...mongodb,
  ...netlify,
  ...netrc,
  ...newRelic,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...nytimes,
  ...octopus,
  ...okta,
  ...onePassword,
  ...openai,
  ...openrouter,
  ...openshift,
  ...opsgenie,
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
  ...pypi,
  ...rapidapi,
  ...readme,
  ...render,
  ...replicate,
  ...resend,
  ...rubygems,
  ...salesforce,
  ...sauceLabs,
  ...scaleway,
  ...scalingo,
  ...segment,
  ...sendbird,
  ...sendgrid,
  ...sentry,
  ...settlemint,
  ...shippo,
  ...shopify,
  ...slack,
  ...snyk,
  ...sonar,
  ...sourcegraph,
  ...square,
  ...squarespace,
  ...stackhawk,
  ...stripe,
  ...sumologic,
  ...supabase,
  ...tailscale,
  ...tavily,
  ...teamcity,
  ...telegram,
  ...thingsboard,
  ...tines,
  ...travis,
  ...trello,
  ...truenas,
  ...twilio,
  ...twitch,
  ...twitter,
  ...typeform,
  ...urlCredentials,
  ...urlParameters,
  ...vercel,
  ...voiceflow,
  ...wakatime,
  ...weightsAndBiases,
  ...wireguard,
  ...xai,
  ...yandex,
  ...zapier,
  ...zendesk,
  ...zoho,
  ...zuplo,
];
