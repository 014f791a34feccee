import { guid } from '../../com/index.ts';

/** The class of the BITS service, since Windows XP: create this one, then ask its objects for newer interfaces. */
export const CLSID_BackgroundCopyManager = guid('4991d34b-80a1-4291-83b6-3328366b9097');

/** Later classes of the same service, of use only to find out which BITS a Windows has. The last three may refuse. */
export const CLSID_BackgroundCopyManager1_5 = guid('f087771f-d74f-4c1a-bb8a-e16aca9124ea');
export const CLSID_BackgroundCopyManager2_0 = guid('6d18ad12-bde3-4393-b311-099c346e6df9');
export const CLSID_BackgroundCopyManager2_5 = guid('03ca98d6-ff5d-49b8-abc6-03dd84127020');
export const CLSID_BackgroundCopyManager3_0 = guid('659cdea7-489e-11d9-a9cd-000d56965251');
export const CLSID_BackgroundCopyManager4_0 = guid('bb6df56b-cace-11dc-9992-0019b93a3a84');
export const CLSID_BackgroundCopyManager5_0 = guid('1ecca34c-e88a-44e3-8d6a-8921bde9e452');
export const CLSID_BackgroundCopyManager10_1 = guid('4bd3e4e1-7bd4-4a2b-9964-496400de5193');
export const CLSID_BackgroundCopyManager10_2 = guid('4575438f-a6c8-4976-b0fe-2f26b80d959e');
export const CLSID_BackgroundCopyManager10_3 = guid('5fd42ad5-c04e-4d36-adc7-e08ff15737ad');

/** The obsolete class of Windows 2000, and the AppID under which the BITS service runs. */
export const CLSID_BackgroundCopyQMgr = guid('69ad4aee-51be-439b-a92c-86ae490e8b30');
