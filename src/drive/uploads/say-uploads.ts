import { count, sayName } from '#drive/format.ts';
import type { Saying } from '#drive/shell/saying.ts';
import type { DriveWords } from '#i18n/drive.ts';
import type { UploadList } from './upload-list.ts';

/** Say aloud when all that was on its way is stored: once, whether it was one file or ten thousand. */
export function sayUploads(
  list: UploadList,
  saying: Saying,
  { words, language }: { words: DriveWords; language: string },
): void {
  let told = 0;
  list.sums.subscribe(() => {
    const { count: counts } = list.sums.get();
    const fresh = counts.stored - told;
    if (fresh < 0) told = counts.stored;
    if (fresh <= 0 || counts.waiting + counts.sending + counts.checking > 0) return;
    told = counts.stored;
    const last = list.get(list.among('stored').at(-1) ?? '');
    const say = words.uploads;
    if (fresh === 1 && last) saying.speak(sayName(say.stored, last));
    else saying.speak(count(say.storedAll, fresh, language));
  });
}
