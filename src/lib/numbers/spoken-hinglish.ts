import type { ScaleName, Tongue } from './spoken.ts';

/** Hindi has its own word for each number to ninety-nine. */
const small = (
  'shunya ek do teen chaar paanch chhah saat aath nau ' +
  'das gyarah barah terah chaudah pandrah solah satrah atharah unnees ' +
  'bees ikkees baais teis chaubees pachchees chhabbees sattaais atthaais untees ' +
  'tees ikattees battees taintees chauntees paintees chhattees saintees adtees untaalees ' +
  'chaalees iktaalees bayaalees taintaalees chavaalees paintaalees chhiyaalees saintaalees adtaalees unchaas ' +
  'pachaas ikyaavan baavan tirpan chauvan pachpan chhappan sattaavan atthaavan unsath ' +
  'saath iksath baasath tirsath chaunsath painsath chhiyaasath sadsath adsath unhattar ' +
  'sattar ikhattar bahattar tihattar chauhattar pachhattar chhihattar satahattar athahattar unaasi ' +
  'assi ikyaasi bayaasi tiraasi chauraasi pachaasi chhiyaasi sattaasi atthaasi navaasi ' +
  'nabbe ikyaanave baanave tiraanave chauraanave pachaanave chhiyaanave sattaanave atthaanave ninyaanave'
).split(' ');

const byThrees = [
  'decillion',
  'nonillion',
  'octillion',
  'septillion',
  'sextillion',
  'quintillion',
  'quadrillion',
  'trillion',
  'billion',
  'million',
  'hazaar',
];

/** By hundreds from a thousand on, each with its own name. */
const byHundreds = ['shankh', 'padma', 'neel', 'kharab', 'arab', 'karod', 'lakh', 'hazaar'];

const hundred: ScaleName = { power: 100n, name: 'sau' };

/** Hindi numbers in Roman letters. */
export const hinglish: Tongue = {
  minus: 'minus',
  point: 'point',
  and: '',
  digits: small.slice(0, 10),
  scales: {
    international: [
      ...byThrees.map((name, at) => ({ power: 1000n ** BigInt(byThrees.length - at), name })),
      hundred,
    ],
    indian: [
      ...byHundreds.map((name, at) => ({
        power: 1000n * 100n ** BigInt(byHundreds.length - 1 - at),
        name,
      })),
      hundred,
    ],
  },
  small: (value) => small[value] ?? '',
};
