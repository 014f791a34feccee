import { deliveryOptimizationIdl } from './delivery-optimization-idl.ts';

// To standard output, for scripts/wine/proxies/register to build a proxy DLL from.
console.log(deliveryOptimizationIdl());
