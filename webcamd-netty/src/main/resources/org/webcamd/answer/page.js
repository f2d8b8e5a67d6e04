'use strict';
/**
 * The first of a page's scripts. It finds the others below the address of the page, whether that ends in a slash or
 * not, so that they are found behind every proxy that lets the page itself through.
 */
import(location.origin + location.pathname.replace(/\/?$/, '/') + '?' + document.body.dataset.script);
