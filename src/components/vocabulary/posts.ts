import ArchivePipeline from '#components/figures/ArchivePipeline.astro';
import AttackersSeat from '#components/figures/AttackersSeat.astro';
import AttackSurface from '#components/figures/AttackSurface.astro';
import JwtInspector from '#components/figures/JwtInspector.astro';
import ManyTabs from '#components/figures/ManyTabs.astro';
import PacketTheatre from '#components/figures/PacketTheatre.astro';
import TabRace from '#components/figures/TabRace.astro';
import TokenLifetimes from '#components/figures/TokenLifetimes.astro';
import VpcMap from '#components/figures/VpcMap.astro';
import Source from '#components/reading/Source.astro';
import { textVocabulary } from './text.ts';

/** The figures of posts, and the files that they name. Apart from those of lessons, so that neither carries the other's styles. */
export const postVocabulary = {
  ...textVocabulary,
  ArchivePipeline,
  AttackersSeat,
  AttackSurface,
  JwtInspector,
  ManyTabs,
  PacketTheatre,
  Source,
  TabRace,
  TokenLifetimes,
  VpcMap,
};
