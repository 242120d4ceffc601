-- As the setting has it now: a placeholder's new value makes this run again.
alter role ${role} password '${password}';
