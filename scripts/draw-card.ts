/*
 * Draws public/card.png, the picture that other sites show beside a link to us, with the look of
 * the site itself. Run it by hand after a change of the look; the picture is committed.
 */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const font = readFileSync('src/layouts/fonts/display.woff2').toString('base64');
const sticks = Array.from({ length: 16 }, (_, i) => {
  const [x, y, lean] = [(i % 4) * 104, Math.floor(i / 4) * 104, ((i * 7) % 5) - 2];
  return `<path d="M${x + lean * 2} ${y} ${x - lean * 2} ${y + 66}" stroke="${i === 15 ? '#ffb21c' : '#fdfbf4'}"/>`;
});
const page = `<!doctype html><style>
  @font-face { font-family: D; src: url(data:font/woff2;base64,${font}) }
  body { margin: 0; width: 1200px; height: 630px; display: flex; align-items: center; gap: 96px;
    box-sizing: border-box; padding: 0 88px; background: #1e1a4b; color: #fdfbf4;
    background-image: linear-gradient(#2b2760 1px, transparent 1px), linear-gradient(90deg, #2b2760 1px, transparent 1px);
    background-size: 30px 30px; font: 150px/0.98 D; letter-spacing: -0.03em }
  p { margin: 0; font-size: 62px; line-height: 1.25 } p span { color: #ffb21c }
</style><svg width="400" height="440" viewBox="-20 -20 360 440" fill="none" stroke-width="17" stroke-linecap="round">${sticks.join('')}</svg>
<div>Solah<p>XVI <span>·</span> 16 <span>·</span> 10<br>10000</p></div>`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
});
const tab = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await tab.setContent(page);
await tab.evaluate(() => document.fonts.ready.then(() => undefined));
await tab.screenshot({ path: 'public/card.png' });
await browser.close();
