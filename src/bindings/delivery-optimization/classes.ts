import { guid } from '../../com/index.ts';

/** The class of the Delivery Optimization service: ask for IBackgroundCopyManager (jobs) or IDOManager (downloads). */
export const CLSID_DeliveryOptimization = guid('5b99fa76-721c-423c-adac-56d03c8a8007');
