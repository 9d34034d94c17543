// The other side of NodeInteroperabilityTests: reads and writes events with software of others, and tells what it saw.
'use strict';

const http = require('node:http');
const { CloudEvent, HTTP, Mode, emitterFor, httpTransport } = require('cloudevents');
const functions = require('@google-cloud/functions-framework');
const { getTestServer } = require('@google-cloud/functions-framework/testing');

const LOOPBACK = '127.0.0.1';

const sold = (id) => new CloudEvent({
	id,
	source: '/node',
	type: 'item.sold',
	subject: 'from-node',
	time: '2026-11-23T12:00:00.000Z',
	partitionkey: 'p1',
	data: { name: 'Käse €', count: 3 }
});

// What the framework hands to a function is kept until it is asked for.
const seen = [];
functions.cloudEvent('keep', (event) => {
	seen.push(event);
});

const read = async (request) => {
	const chunks = [];
	for await (const chunk of request) {
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
};

const answer = (response, status, headers, body) => {
	response.writeHead(status, headers);
	response.end(body);
};

const json = (response, value) => answer(response, 200, { 'content-type': 'application/json' }, JSON.stringify(value));

const serialized = (mode, event) => (mode === Mode.BINARY) ? HTTP.binary(event) : HTTP.structured(event);

const send = async (mode, url) => {
	if (mode === 'batch') {
		const body = JSON.stringify([sold('n1'), sold('n2')]);
		return fetch(url, { method: 'POST', headers: { 'content-type': 'application/cloudevents-batch+json' }, body });
	}
	return emitterFor(httpTransport(url), { binding: HTTP, mode })(sold('n1'));
};

const routes = {
	// Reads events as the SDK does, and tells what it read.
	'/read': async (request, response) => {
		const body = await read(request);
		json(response, HTTP.toEvent({ headers: request.headers, body }));
	},
	// Answers with an event.
	'/reply': async (request, response, query) => {
		await read(request);
		const message = serialized(query.get('mode'), sold('n1'));
		answer(response, 200, message.headers, message.body);
	},
	// Sends an event somewhere.
	'/send': async (request, response, query) => {
		await read(request);
		await send(query.get('mode'), query.get('url'));
		json(response, 'sent');
	},
	// Tells what the function saw since it was asked last.
	'/seen': async (request, response) => json(response, seen.splice(0))
};

const control = http.createServer((request, response) => {
	const url = new URL(request.url, 'http://localhost');
	Promise.resolve()
		.then(() => routes[url.pathname](request, response, url.searchParams))
		.catch((error) => answer(response, 500, { 'content-type': 'text/plain' }, String(error.stack)));
});

const framework = getTestServer('keep');
control.listen(0, LOOPBACK, () => framework.listen(0, LOOPBACK, () => {
	process.stdout.write('ready ' + control.address().port + ' ' + framework.address().port + '\n');
}));

// Ends with the test, however that ends.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
