/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { fill } from '#lib/fill.ts';
import type { Rational } from '#lib/numbers/rational.ts';
import type { Tongue } from '#lib/numbers/spoken.ts';
import { english } from '#lib/numbers/spoken-english.ts';
import { hinglish } from '#lib/numbers/spoken-hinglish.ts';
import { bundleSize, type Tally } from '#lib/numbers/tally.ts';
import { type Written, writeNumeral } from '#lib/numbers/write.ts';
import { Strokes } from '#widgets/tally-roman/Strokes.tsx';
import {
  colourFace,
  devanagariFace,
  type Face,
  ipv4Face,
  romanFace,
  spokenFace,
  tallyFace,
} from './faces.ts';
import type { ConverterWords } from './words.ts';

/** The same number as strokes, letters, words, an address, a colour; what does not apply says why. */
export function Faces({ number, say }: { number: Rational; say: ConverterWords['faces'] }) {
  const show = <T,>(face: Face<T>, draw: (shown: T) => ComponentChildren) =>
    'shown' in face ? draw(face.shown) : <span class="converter-none">{say.none[face.none]}</span>;
  const decimal = writeNumeral(number, 10);
  const spoken = [
    { name: say.english, lang: 'en-IN', tongue: english },
    { name: say.hinglish, lang: 'hi-Latn', tongue: hinglish },
  ];

  return (
    <dl class="converter-faces">
      <div>
        <dt>{say.tally}</dt>
        <dd>
          {show(tallyFace(number), (tally) => (
            <TallyMarks tally={tally} say={say} />
          ))}
        </dd>
      </div>
      <div>
        <dt>{say.roman}</dt>
        <dd class="converter-roman">{show(romanFace(number), (roman) => roman)}</dd>
      </div>
      <div>
        <dt>{say.devanagari}</dt>
        <dd lang="hi" class="converter-break">
          {devanagariFace(decimal)}
        </dd>
      </div>
      {spoken.map(({ name, lang, tongue }) => (
        <div key={lang} class="converter-wide">
          <dt>{name}</dt>
          <Spoken decimal={decimal} tongue={tongue} lang={lang} say={say} />
        </div>
      ))}
      <div>
        <dt>{say.ipv4}</dt>
        <dd>{show(ipv4Face(number), (address) => address)}</dd>
      </div>
      <div>
        <dt>{say.colour}</dt>
        <dd>
          {show(colourFace(number), ({ hex, red, green, blue }) => (
            <>
              <svg
                class="converter-swatch"
                viewBox="0 0 4 2"
                width="64"
                height="32"
                aria-hidden="true"
              >
                <rect width="4" height="2" fill={hex} />
              </svg>
              {hex} <small>{fill(say.colourText, { red, green, blue })}</small>
            </>
          ))}
        </dd>
      </div>
    </dl>
  );
}

type SpokenProps = { decimal: Written; tongue: Tongue; lang: string; say: ConverterWords['faces'] };

/** The words of one language: once where both scales agree, else each with its name. */
function Spoken({ decimal, tongue, lang, say }: SpokenProps) {
  const indian = spokenFace(decimal, tongue, 'indian');
  const international = spokenFace(decimal, tongue, 'international');
  const agree =
    'shown' in indian === 'shown' in international &&
    ('shown' in indian ? indian.shown : indian.none) ===
      ('shown' in international ? international.shown : international.none);
  const faces = agree
    ? [{ face: indian, scale: null }]
    : [
        { face: indian, scale: say.indian },
        { face: international, scale: say.international },
      ];
  return (
    <>
      {faces.map(({ face, scale }) => (
        <dd key={scale}>
          {'shown' in face ? (
            <span lang={lang}>{face.shown}</span>
          ) : (
            <span class="converter-none">{say.none[face.none]}</span>
          )}
          {scale !== null && <small> ({scale})</small>}
        </dd>
      ))}
    </>
  );
}

function TallyMarks({
  tally: { bundles, strokes },
  say,
}: {
  tally: Tally;
  say: ConverterWords['faces'];
}) {
  return (
    <span
      class="converter-tally"
      role="img"
      aria-label={fill(say.tallyLabel, { bundles, strokes })}
    >
      {Array.from({ length: bundles }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bundles are alike
        <Strokes key={at} count={bundleSize - 1} bar={true} label={null} />
      ))}
      {strokes > 0 && <Strokes count={strokes} bar={false} label={null} />}
      {bundles + strokes === 0 && '–'}
    </span>
  );
}
