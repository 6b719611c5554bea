# Before an evening: a queue of its own, a customer who may see and answer what they asked for, an agent who is told of everything by mail, and all mails that
# Request Tracker sends by itself. evening.pl begin QUEUE | end
use strict; use warnings; use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
my ($what, $name) = @ARGV;
my $sys = RT->SystemUser;
my $mail = "(Description LIKE 'On %Notify%' OR Description LIKE 'On %Autoreply%' OR Description LIKE 'On %Open%')";
$RT::Handle->dbh->do('UPDATE Scrips SET Disabled = ' . ($what eq 'begin' ? 0 : 1) . " WHERE $mail");
exit if $what ne 'begin';
sub ok { my ($id, @said) = @_; die "@said\n" unless $id; $id }
my $queue = RT::Queue->new($sys);
ok($queue->Create(Name => $name, CorrespondAddress => "\L$name\E\@rezolve.test", CommentAddress => "\L$name\E-comment\@rezolve.test"));
my $dana = RT::User->new($sys);
ok($dana->Create(Name => 'dana', RealName => 'Dana Customer', EmailAddress => 'dana@example.test', Privileged => 0, Password => 'dana-password'));
my $bora = RT::User->new($sys); $bora->Load('bora');
ok($queue->AddWatcher(Type => 'AdminCc', PrincipalId => $bora->PrincipalId));
my $role = RT::Group->new($sys);
ok($role->LoadRoleGroup(Object => $RT::System, Name => 'Requestor'));
$role->PrincipalObj->HasRight(Right => $_, Object => $RT::System) || ok($role->PrincipalObj->GrantRight(Right => $_, Object => $RT::System)) for qw(ShowTicket ReplyToTicket);
