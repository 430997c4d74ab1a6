import { describe } from 'vitest';
import { behavesLikeNotify } from './notify.contract.ts';
import { noNotify } from './notify.ts';

describe('noNotify', () => behavesLikeNotify(async () => ({ notify: noNotify, heard: null })));
