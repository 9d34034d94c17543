create table handled_event (
	source varchar(255) not null,
	id varchar(255) not null,
	handled_at timestamp with time zone default current_timestamp not null,
	primary key (source, id)
);

create table placed_order (
	number varchar(255) not null,
	amount int not null
);
