// The other side of NodeInteroperabilityTests and KafkaInteroperabilityTests: reads and writes events with software of others, and tells what it saw.
'use strict';

const http = require('node:http');
const { CloudEvent, HTTP, Kafka: KafkaBinding, Mode, emitterFor, httpTransport } = require('cloudevents');
const { Kafka, logLevel } = require('kafkajs');
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

const kafka = (query) => new Kafka({ brokers: [query.get('brokers')], logLevel: logLevel.NOTHING });

const toTopic = async (query) => {
	// Without it, there would be no content type in binary mode.
	const event = sold('n1').cloneWith({ datacontenttype: 'application/json' });
	const message = KafkaBinding[query.get('mode')](event);
	// The binding leaves it to the sender to make bytes of data that is an object.
	const value = (typeof message.value === 'string') ? message.value : JSON.stringify(message.value);
	const headers = Object.fromEntries(Object.entries(message.headers).filter(([, header]) => header !== undefined));
	const producer = kafka(query).producer();
	await producer.connect();
	await producer.send({ topic: query.get('topic'), messages: [{ key: message.key, value, headers }] });
	await producer.disconnect();
};

const fromTopic = async (query) => {
	const consumer = kafka(query).consumer({ groupId: 'node-' + query.get('topic') });
	await consumer.connect();
	await consumer.subscribe({ topic: query.get('topic'), fromBeginning: true });
	const message = await new Promise((resolve, reject) => {
		consumer.run({ eachMessage: async (received) => resolve(received.message) }).catch(reject);
	});
	await consumer.disconnect();
	// The client reads bytes, the binding wants strings.
	const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
	return KafkaBinding.toEvent({ key: message.key.toString(), value: message.value.toString(), headers });
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
	// Sends an event to a topic.
	'/kafka-send': async (request, response, query) => {
		await read(request);
		await toTopic(query);
		json(response, 'sent');
	},
	// Reads the first event of a topic.
	'/kafka-read': async (request, response, query) => json(response, await fromTopic(query)),
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
