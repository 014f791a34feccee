import { userInfo } from 'node:os';

/**
 * The user of this process as a security identifier. Off Windows it is the one by which Samba names a user of Unix.
 * @see https://wiki.samba.org/index.php/Identity_Mapping_Back_Ends
 */
export const thisUser = (): string => `S-1-22-1-${Math.max(0, userInfo().uid)}`;
