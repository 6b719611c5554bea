# What an administrator does meanwhile: a queue of its own, and a value of a list that is withdrawn and offered again.
# operating.pl queue NAME | withdraw FIELD VALUE | offer FIELD VALUE
use strict; use warnings; use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
my ($what, $name, $value) = @ARGV;
my $sys = RT->SystemUser;
sub ok { my ($id, @said) = @_; die "@said\n" unless $id; $id }
if ($what eq 'queue') { ok(RT::Queue->new($sys)->Create(Name => $name)); exit }
my $field = RT::CustomField->new($sys);
ok($field->Load($name), "there is no field $name");
if ($what eq 'offer') { ok($field->AddValue(Name => $value)); exit }
for my $one (grep { $_->Name eq $value } @{ $field->Values->ItemsArrayRef }) { ok($field->DeleteValue($one->Id)) }
