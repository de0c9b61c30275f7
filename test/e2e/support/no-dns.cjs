// Loaded into the app before all else: questions to the DNS end at a port where nobody listens, so that no test asks the world.
const dns = require('node:dns');
dns.setServers(['127.0.0.1:1']);
