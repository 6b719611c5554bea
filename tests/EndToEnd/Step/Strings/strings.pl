# A queue, and a person for each name: one who is called so, and one who signs in as mean1, mean2, ... and is shown so. strings.pl QUEUE FILE
use strict; use warnings; use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init(); use JSON;
my ($queue, $file) = @ARGV;
my $sys = RT->SystemUser;
my $made = RT::Queue->new($sys); $made->Load($queue); $made->Id || $made->Create(Name => $queue);
my $agents = RT::Group->new($sys); $agents->LoadUserDefinedGroup('Agents');
open my $in, '<', $file or die $!;
my $names = decode_json(do { local $/; <$in> });
$RT::Handle->dbh->do('PRAGMA synchronous = OFF');
for my $at (0 .. $#$names) {
  for my $who ([$names->[$at], 'A person'], ["mean$at", $names->[$at]]) {
    my $user = RT::User->new($sys);
    my ($id) = $user->Create(Name => $who->[0], RealName => $who->[1], Privileged => 1, Password => "$who->[0]-password");
    $agents->AddMember($user->PrincipalId) if $id;
  }
}
