/** OpenWeather. */
import type { Detector } from '../detector';
import { named } from './define';

export const openWeather: readonly Detector[] = [
  named({
    id: 'openweather-api-key',
    issuer: 'OpenWeather',
    title: 'an OpenWeather API key',
    purpose: 'api_key',
    source: 'https://openweathermap.org/appid',
    words: ['openweather', 'open_weather', 'owm_'],
    name: /key|id|token|openweather(?:map)?$/i,
    value: /^[a-f0-9]{32}$/,
  }),
];
